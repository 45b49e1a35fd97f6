-- History and the latest run's forecast side by side.
CREATE OR REPLACE VIEW faceoff_history_and_forecast AS
SELECT item_id, location_id, date, target_value, NULL AS p10, NULL AS p50, NULL AS p90
FROM faceoff_history
WHERE run_id = (SELECT MAX(run_id) FROM faceoff_history)
UNION ALL
SELECT item_id, location_id, date, NULL AS target_value, p10, p50, p90
FROM faceoff_forecast
WHERE run_id = (SELECT MAX(run_id) FROM faceoff_forecast)
