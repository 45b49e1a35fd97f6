-- The bucket that runs write to, seen from Snowflake. Run once, as a role that may create integrations.
CREATE STORAGE INTEGRATION IF NOT EXISTS faceoff_forecasts
  TYPE = EXTERNAL_STAGE
  STORAGE_PROVIDER = 'S3'
  ENABLED = TRUE
  STORAGE_AWS_ROLE_ARN = '{{role_arn}}'
  STORAGE_ALLOWED_LOCATIONS = ('s3://{{bucket}}/runs/');

CREATE FILE FORMAT IF NOT EXISTS faceoff_csv
  TYPE = CSV
  PARSE_HEADER = FALSE
  SKIP_HEADER = 1
  FIELD_OPTIONALLY_ENCLOSED_BY = '"'
  EMPTY_FIELD_AS_NULL = TRUE;

CREATE STAGE IF NOT EXISTS faceoff_runs
  URL = 's3://{{bucket}}/runs/'
  STORAGE_INTEGRATION = faceoff_forecasts
  FILE_FORMAT = (FORMAT_NAME = 'faceoff_csv');
