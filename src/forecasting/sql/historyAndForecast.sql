-- History and the latest run's forecast side by side.
CREATE OR REPLACE VIEW faceoff_history_and_forecast AS
SELECT item_id, location_id, date, target_value, NULL AS p10, NULL AS p50, NULL AS p90
FROM faceoff_history
WHERE run_id = (SELECT MAX_BY(run_id, written_at) FROM faceoff_history)
UNION ALL
SELECT item_id, location_id, date, NULL AS target_value, p10, p50, p90
FROM faceoff_forecast
WHERE run_id = (SELECT MAX_BY(run_id, written_at) FROM faceoff_forecast)
