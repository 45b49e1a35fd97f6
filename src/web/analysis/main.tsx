import '../secondScreen/page.css';
import './analysis.css';
import { render } from 'preact';
import { takeKeyOfAddress } from '../client/api.ts';
import type { ListedGame } from '../client/documents.ts';
import { gameOfAddress } from '../client/gameOfAddress.ts';
import { PlainView } from '../secondScreen/plainScreens.tsx';
import { SiteHeader } from '../secondScreen/siteHeader.tsx';
import { Figure } from './figure.tsx';
import { GameFigures } from './gameFigures.tsx';
import { detectorPicture, importancePicture, reliabilityPicture } from './pictures.ts';
import { useGame } from './useGame.ts';
import { isLive, type Known, namedGame, useKnown } from './useKnown.ts';

function Analysis() {
  const gameId = gameOfAddress();
  const known = useKnown(gameId);
  const games = known.kind === 'KNOWN' ? known.recentGames : [];
  const game = gameId === undefined ? (games.find(isLive) ?? games[0]) : namedGame(known);
  return (
    <>
      <SiteHeader games={games} open={game?.gameId} page="/analysis/">
        <p class={`connection ${known.kind === 'KNOWN' && !known.isConnected ? 'lost' : ''}`}>
          {known.kind === 'KNOWN' && !known.isConnected ? 'Reconnecting' : ''}
        </p>
      </SiteHeader>
      <main>
        {known.kind === 'KNOWN' ? (
          <Figures known={known} game={game} />
        ) : (
          <PlainView view={known} />
        )}
      </main>
      <footer>
        <p />
        <nav aria-label="More">
          <a href={`/${window.location.search}`}>Second screen</a>
          <a href="/graphql">GraphiQL</a>
        </nav>
      </footer>
    </>
  );
}

interface FiguresProps {
  readonly known: Known;
  readonly game: ListedGame | undefined;
}

function Figures({ known: { model, detector, named }, game }: FiguresProps) {
  const analyzed = useGame(game?.gameId, game?.status === 'LIVE');
  return (
    <>
      <h1>Analysis</h1>
      <section aria-labelledby="game">
        <h2 id="game">{game ? `The game: ${titleOf(game)}` : 'The game'}</h2>
        {game && <GameFigures key={game.gameId} game={game} analyzed={analyzed} />}
        {!game && (
          <p class="panel waiting">
            {named === null ? (
              <>
                There is no game {gameOfAddress()}. Check the number in the address, choose a game
                above, or <a href="/analysis/">open the one that is on</a>.
              </>
            ) : (
              <>
                No game has been played yet. Start one with <code>npm start</code>; its figures come
                here by themselves.
              </>
            )}
          </p>
        )}
      </section>
      <section aria-labelledby="model">
        <h2 id="model">
          {model ? `The model ${model.version}` : 'The model has not been announced yet'}
        </h2>
        <div class="pictures">
          {model && (
            <>
              <Figure
                draw={(room) => reliabilityPicture(model, room)}
                words="Points on the dashed line mean: of the draws given 60 %, 60 % were won."
              />
              <Figure
                draw={(room) => importancePicture(model, room)}
                words="Ratings learnt from past draws carry most; a draw stays close to a coin flip."
              />
            </>
          )}
          <Figure
            draw={() => detectorPicture(detector.nodes)}
            words="The tree looks at each dot many times a second; a dot must look like a line-up for a moment before anything is said."
          />
        </div>
      </section>
    </>
  );
}

const titleOf = ({ awayTeam, homeTeam, date, status }: ListedGame): string =>
  `${awayTeam.abbreviation} at ${homeTeam.abbreviation}, ${date}${status === 'LIVE' ? ', running' : ''}`;

takeKeyOfAddress();
const root = document.getElementById('app');
if (root) render(<Analysis />, root);
