import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoModelCards } from '../../aws/dynamoModelCards.ts';
import type { EmbeddedCloud } from '../../local/embeddedCloud.ts';
import type { ModelCard } from '../../training/modelCard.ts';

/** Tells the API which model answers, from the card beside it; a model without a card stays silent. */
export async function announceModel(cloud: EmbeddedCloud, modelDirectory: string): Promise<void> {
  const text = await readFile(join(modelDirectory, 'card.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const { modelVersion, featureListHash, featureNames, test } = JSON.parse(text) as ModelCard;
  const metric = (name: string, value: number) => ({ name, value, split: `season ${test.season}` });
  await new DynamoModelCards(cloud.dynamo, cloud.gameTable).put({
    version: modelVersion,
    featureListHash,
    featureNames,
    metrics: [
      metric('logLoss', test.logLoss),
      metric('auc', test.auc),
      metric('brier', test.brier),
      metric('ece', test.ece),
    ],
  });
}
