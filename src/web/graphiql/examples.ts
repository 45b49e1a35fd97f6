/** The bundled game, which the examples ask for where no game has been played yet. */
const BUNDLED_GAME = '2025990025';

/** Operations to start from, one a tab, about a game. */
export const examplesFor = (gameId: string): { readonly query: string }[] =>
  EXAMPLES.map(({ query }) => ({ query: query.replaceAll(BUNDLED_GAME, gameId) }));

/**
 * The game that is running, else the newest, else the bundled one. Without a key the server may
 * refuse to tell, and a page that waits for nothing better than examples waits briefly.
 */
export async function exampleGame(ask: typeof fetch): Promise<string> {
  try {
    const response = await ask('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ recentGames(first: 20) { gameId status } }' }),
      signal: AbortSignal.timeout(1_000),
    });
    const { data } = (await response.json()) as {
      readonly data?: {
        readonly recentGames: readonly { readonly gameId: string; readonly status: string }[];
      };
    };
    const games = data?.recentGames ?? [];
    return (games.find(({ status }) => status === 'LIVE') ?? games[0])?.gameId ?? BUNDLED_GAME;
  } catch {
    return BUNDLED_GAME;
  }
}

const EXAMPLES = [
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
