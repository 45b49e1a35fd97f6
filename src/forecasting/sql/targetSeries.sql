-- Draws taken a day by each taker: the series to forecast.
SELECT {{text(taker_id)}} AS item_id,
       team AS location_id,
       {{day(game_date)}} AS timestamp,
       {{number(COUNT(*))}} AS target_value
FROM (
  SELECT home_player_id AS taker_id, home_team AS team, game_date FROM {{faceoffs}}
  UNION ALL
  SELECT away_player_id AS taker_id, away_team AS team, game_date FROM {{faceoffs}}
) AS takers
GROUP BY taker_id, team, {{day(game_date)}}
ORDER BY item_id, location_id, timestamp
