-- Hands the target series to a run by file instead of by query.
COPY INTO @faceoff_runs/{{run_id}}/target.csv
FROM (
  SELECT item_id, location_id, TO_VARCHAR(timestamp, 'YYYY-MM-DD') AS timestamp, target_value
  FROM target_series
)
FILE_FORMAT = (TYPE = CSV COMPRESSION = NONE FIELD_OPTIONALLY_ENCLOSED_BY = '"')
SINGLE = TRUE
MAX_FILE_SIZE = 5368709120
HEADER = TRUE
OVERWRITE = TRUE;
