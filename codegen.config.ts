import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * `npm run generate` writes the types of the resolver map, and the schema's text for the bundles,
 * from `schema.graphql`. The result is committed; a test compares.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  config: { sort: false },
  generates: {
    'src/resolvers/generated.ts': {
      plugins: ['typescript', 'typescript-resolvers', './src/resolvers/schemaText.plugin.mjs'],
      config: {
        contextType: './context.ts#GraphQLContext',
        enumsAsTypes: true,
        useTypeImports: true,
        immutableTypes: true,
        avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: true },
        optionalResolveType: true,
        skipTypename: true,
        scalars: {
          ID: 'string',
          Date: 'string',
          DateTime: { input: 'number', output: 'number' },
          Cursor: 'string',
        },
        mappers: {
          Node: './sources.ts#NodeSource',
          Game: './sources.ts#GameSource',
          Team: './sources.ts#TeamSource',
          Situation: './sources.ts#SituationSource',
          Strength: './sources.ts#StrengthSource',
          FaceoffPrediction: './sources.ts#FaceoffPredictionSource',
          PredictedTaker: './sources.ts#PredictedTakerSource',
          PredictionChange: './sources.ts#PredictionChangeSource',
          Faceoff: './sources.ts#FaceoffSource',
          FaceoffConnection: './sources.ts#FaceoffPageSource',
          FaceoffPredictionConnection: './sources.ts#FaceoffPredictionPageSource',
          SubscriptionStarted: './sources.ts#SubscriptionStartedSource',
          Lagged: './sources.ts#LaggedSource',
          FaceoffPredicted: './sources.ts#FaceoffPredictedSource',
          Player: '../history/records/playerProfile.ts#PlayerProfile',
          FaceoffTally: '../history/records/tallies.ts#Tally',
          FaceoffStats: './sources.ts#FaceoffStatsSource',
          Leader: './sources.ts#LeaderSource',
          SeasonTally: './sources.ts#SeasonTallySource',
          HeadToHead: './sources.ts#HeadToHeadSource',
          WhatIf: './sources.ts#WhatIfSource',
          FaceoffForecast: './sources.ts#FaceoffForecastSource',
          ImaginedForecast: './sources.ts#ImaginedForecastSource',
          DrawsOfGame: './sources.ts#DrawsOfGameSource',
          ForecastAccuracy: './sources.ts#ForecastAccuracySource',
          RedactedRecord: './sources.ts#RedactedRecordSource',
          RedactedRecordConnection: './sources.ts#RedactedRecordPageSource',
          GameUpdated: './sources.ts#GameUpdatedSource',
          TrackingUpdated: './sources.ts#TrackingUpdatedSource',
        },
      },
    },
  },
};

export default config;
