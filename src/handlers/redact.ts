import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FirehoseTransformationEvent, FirehoseTransformationResult } from 'aws-lambda';
import { httpHandler } from '../aws/clients.ts';
import { Comprehend } from '../aws/comprehend.ts';
import { DynamoRedactedRecords } from '../aws/dynamoRedactedRecords.ts';
import { redactionMetrics } from '../aws/redactionMetrics.ts';
import { readConfiguration } from '../redaction/configuration.ts';
import { transformRecords } from '../redaction/transformRecords.ts';

const configuration = readConfiguration(process.env, () => new Comprehend());
const { fingerprintKey, subjectKey: subject, retentionDays } = configuration;
const table = process.env.RECORDS_TABLE;
const index = table && {
  records: new DynamoRedactedRecords(
    new DynamoDBClient({ requestHandler: httpHandler() }),
    table,
    Date.now,
  ),
  fingerprintKey,
  retentionDays,
  ...(subject && { subject }),
};

/** Firehose's transformation: redacts each record of a batch; logs counts, never data. */
export async function handler(
  event: FirehoseTransformationEvent,
): Promise<FirehoseTransformationResult> {
  const { response, metrics } = await transformRecords(event, {
    ...configuration,
    ...(index && { index }),
    wait: (milliseconds) => pause(milliseconds),
  });
  const { invocationId, deliveryStreamArn } = event;
  console.log(redactionMetrics(metrics, { invocationId, deliveryStreamArn }, Date.now()));
  return response;
}
