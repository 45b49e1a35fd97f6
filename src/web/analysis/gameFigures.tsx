import type { ListedGame } from '../client/documents.ts';
import { Figure } from './figure.tsx';
import { latencyPicture, matrixPicture, scorePicture } from './pictures.ts';
import { TakenApart } from './takenApart.tsx';
import type { AnalyzedGame } from './useGame.ts';
import { isLive } from './useKnown.ts';

interface GameFiguresProps {
  readonly game: ListedGame;
  readonly analyzed: AnalyzedGame;
}

/** Reduction, score, one prediction taken apart, head to heads and latency of one game. */
export function GameFigures({ game, analyzed }: GameFiguresProps) {
  const { facts, arrivals, onIce } = analyzed;
  const isRunning = isLive(game);
  const sorted = arrivals.map(({ millis }) => millis).sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
  const events = facts?.trackingEvents ?? null;
  const publications = facts?.lastSequence ?? 0;
  return (
    <>
      <dl class="panel values">
        <Value name="Tracking events taken in" value={events?.toLocaleString('en-US')} />
        <Value name="Publications" value={publications.toLocaleString('en-US')} />
        <Value
          name="Reduction: events for each"
          value={
            events === null || publications === 0
              ? undefined
              : Math.round(events / publications).toLocaleString('en-US')
          }
        />
        <Value name="To this page, median" value={withUnit(quantile(0.5))} />
        <Value name="To this page, 95 of 100 within" value={withUnit(quantile(0.95))} />
      </dl>
      <div class="pictures">
        {facts?.faceoffs?.nodes.some(({ homeProbability }) => homeProbability !== null) ? (
          <Figure
            draw={(room) => scorePicture(facts.faceoffs?.nodes ?? [], room)}
            words="Below the dashed line the model has done better than a coin tonight; a single game says little."
          />
        ) : (
          <p class="panel waiting">The score begins with the first draw that is decided.</p>
        )}
        <TakenApart gameId={game.gameId} predictions={analyzed.predictions} />
        {onIce ? (
          <Figure
            draw={() => matrixPicture(onIce.home, onIce.away)}
            words="Share of draws the home player (rows) has won against the visitor, all stored seasons; – means they never met at a dot."
          />
        ) : (
          <p class="panel waiting">
            {isRunning
              ? 'Head to heads of those on the ice come with the next stoppage.'
              : 'Head to heads of those on the ice are shown while a game runs.'}
          </p>
        )}
        {arrivals.length > 0 ? (
          <Figure
            draw={(room) => latencyPicture(arrivals, room)}
            words="By the server’s clock at publication and this device’s on arrival; they are one on one machine."
          />
        ) : (
          <p class="panel waiting">
            {isRunning
              ? 'The way to this page is measured from the next publication on.'
              : 'The way to this page is measured while a game runs.'}
          </p>
        )}
      </div>
    </>
  );
}

const withUnit = (millis: number | undefined): string | undefined =>
  millis === undefined ? undefined : `${millis} ms`;

function Value({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? '–'}</dd>
    </div>
  );
}
