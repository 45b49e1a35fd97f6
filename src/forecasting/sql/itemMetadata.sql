-- What does not change about a taker: lets a newcomer start from players like him.
SELECT {{text(player_id)}} AS item_id, position, shoots
FROM {{players}}
