/** Operations to start from, one a tab. The bundled game is `2025990025`; put your own game's id. */
const variables = JSON.stringify({ gameId: '2025990025' }, null, 2);

export const EXAMPLES = [
  {
    query: `# Every prediction of a game, as it is made. Press play, leave it running.
subscription Predictions($gameId: ID!, $after: Cursor) {
  faceoffPredicted(gameId: $gameId, after: $after) {
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on FaceoffPredicted {
      sequence
      cursor
      prediction {
        status
        situation { clock }
        homeSpot
        home { name probability }
        away { name probability }
        reasons { text favors }
      }
    }
  }
}
`,
    variables,
  },
  {
    query: `# A game and its last predictions, page by page.
query Game($gameId: ID!, $after: Cursor) {
  game(id: $gameId) {
    date
    status
    score { home away }
    predictions(first: 10, after: $after) {
      nodes {
        faceoffId
        revision
        status
        home { name probability }
        away { name probability }
        winner
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`,
    variables,
  },
  {
    query: `# Goals, periods, the end.
subscription GameChanges($gameId: ID!) {
  gameUpdated(gameId: $gameId) {
    __typename
    ... on GameUpdated {
      sequence
      change
      situation { clock score { home away } }
    }
  }
}
`,
    variables,
  },
  {
    query: `# The model behind the predictions.
query Model {
  model {
    version
    featureNames
    metrics { name value split }
  }
}
`,
  },
];
