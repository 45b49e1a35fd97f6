-- What is known ahead of each day of a team: whether it plays, at home or away, against whom.
SELECT home_team AS location_id, {{day(game_date)}} AS timestamp,
       1 AS is_game, 1 AS is_home, away_team AS opponent
FROM {{games}}
UNION ALL
SELECT away_team AS location_id, {{day(game_date)}} AS timestamp,
       1 AS is_game, 0 AS is_home, home_team AS opponent
FROM {{games}}
ORDER BY location_id, timestamp
