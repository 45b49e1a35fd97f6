-- What is known ahead of each game day: at home or away, and against whom.
SELECT home_team AS item_id, {{day(game_date)}} AS timestamp, 1 AS is_home, away_team AS opponent
FROM {{games}}
UNION ALL
SELECT away_team AS item_id, {{day(game_date)}} AS timestamp, 0 AS is_home, home_team AS opponent
FROM {{games}}
ORDER BY item_id, timestamp
