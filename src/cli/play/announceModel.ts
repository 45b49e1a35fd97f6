import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoModelCards } from '../../aws/dynamoModelCards.ts';
import type { EmbeddedCloud } from '../../local/embeddedCloud.ts';
import { gainImportance } from '../../model/importance/modelImportance.ts';
import { parseModel } from '../../model/lightGbmModel.ts';
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
    reliability: test.reliability.flatMap(({ count, predicted, observed }) =>
      predicted === null || observed === null ? [] : [{ predicted, observed, draws: count }],
    ),
    importance: await importanceOf(join(modelDirectory, 'model.txt')),
  });
}

/** Share of all splits' gain by input, most first. */
async function importanceOf(modelFile: string) {
  const model = parseModel(await readFile(modelFile, 'utf8'));
  const gains = gainImportance(model);
  const total = gains.reduce((sum, gain) => sum + gain, 0);
  return model.featureNames
    .map((feature, k) => ({ feature, gainShare: total === 0 ? 0 : gains[k]! / total }))
    .sort((a, b) => b.gainShare - a.gainShare);
}
