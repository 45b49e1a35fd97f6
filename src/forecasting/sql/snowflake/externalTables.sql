-- Exports read in place. A file's columns are VALUE:c1, VALUE:c2 … in the order of its header.
CREATE OR REPLACE EXTERNAL TABLE forecast_accuracy (
  item_id VARCHAR AS (VALUE:c1::VARCHAR),
  location_id VARCHAR AS (VALUE:c2::VARCHAR),
  backtest_window NUMBER AS (VALUE:c3::NUMBER),
  backtestwindow_start_time TIMESTAMP_NTZ AS (VALUE:c4::TIMESTAMP_NTZ),
  backtestwindow_end_time TIMESTAMP_NTZ AS (VALUE:c5::TIMESTAMP_NTZ),
  wql_10 DOUBLE AS (VALUE:c6::DOUBLE),
  wql_30 DOUBLE AS (VALUE:c7::DOUBLE),
  wql_50 DOUBLE AS (VALUE:c8::DOUBLE),
  wql_70 DOUBLE AS (VALUE:c9::DOUBLE),
  wql_90 DOUBLE AS (VALUE:c10::DOUBLE),
  avg_wql DOUBLE AS (VALUE:c11::DOUBLE),
  rmse DOUBLE AS (VALUE:c12::DOUBLE),
  wape DOUBLE AS (VALUE:c13::DOUBLE),
  mape DOUBLE AS (VALUE:c14::DOUBLE),
  mase DOUBLE AS (VALUE:c15::DOUBLE)
)
LOCATION = @faceoff_runs
PATTERN = '.*accuracy_metrics[.]csv'
FILE_FORMAT = (FORMAT_NAME = 'faceoff_csv')
AUTO_REFRESH = FALSE;

CREATE OR REPLACE EXTERNAL TABLE forecast_values (
  item_id VARCHAR AS (VALUE:c1::VARCHAR),
  location_id VARCHAR AS (VALUE:c2::VARCHAR),
  forecast_date DATE AS (VALUE:c3::DATE),
  p10 DOUBLE AS (VALUE:c4::DOUBLE),
  p50 DOUBLE AS (VALUE:c5::DOUBLE),
  p90 DOUBLE AS (VALUE:c6::DOUBLE)
)
LOCATION = @faceoff_runs
PATTERN = '.*/forecast[.]csv'
FILE_FORMAT = (FORMAT_NAME = 'faceoff_csv')
AUTO_REFRESH = FALSE;

ALTER EXTERNAL TABLE forecast_accuracy REFRESH;
ALTER EXTERNAL TABLE forecast_values REFRESH;
