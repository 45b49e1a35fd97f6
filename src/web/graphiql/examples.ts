/** Operations to start from, one a tab. `2025990025` is the bundled game; put your own game's id. */
export const EXAMPLES = [
  {
    query: `# Every prediction of a game, as it is made. Press play, leave it running.
subscription Predictions($gameId: ID! = "2025990025", $after: Cursor) {
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
  },
  {
    query: `# A game and its last predictions, page by page.
query Game($gameId: ID! = "2025990025", $after: Cursor) {
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
  },
  {
    query: `# Goals, periods, the end.
subscription GameChanges($gameId: ID! = "2025990025") {
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
  },
  {
    query: `# Why the newest number is what it is: every input's push (SHAP values).
query Why($gameId: ID! = "2025990025") {
  game(id: $gameId) {
    latestPrediction {
      situation { clock }
      home { name probability }
      away { name probability }
      reasons { text favors }
      explanation {
        baseline
        contributions { feature value contribution }
      }
    }
  }
}
`,
  },
  {
    query: `# What if another had taken it? Put the ids of two players.
query WhatIf($homeTakerId: ID! = "9910001", $awayTakerId: ID! = "9920001") {
  whatIf(input: {
    homeTakerId: $homeTakerId
    awayTakerId: $awayTakerId
    homeSpot: OFFENSIVE_LEFT
  }) {
    homeProbability
    home { name career { taken won share } }
    away { name career { taken won share } }
  }
}
`,
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
