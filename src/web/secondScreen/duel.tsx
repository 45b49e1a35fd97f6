import type { Prediction, Taker } from '../client/documents.ts';
import type { Draw, Night } from './night.ts';
import { homePercent, lastName, percentWords, pointWords, spotWords } from './words.ts';

const HANDS = { L: 'shoots left', R: 'shoots right' } as const;

interface Props {
  readonly night: Night;
}

/** The two takers, what the model gives them, and how the number moved. */
export function Duel({ night }: Props) {
  const { current } = night;
  const draw = night.draws.find(({ faceoffId }) => faceoffId === current?.faceoffId);
  const percent = current ? homePercent(current.home.probability) : 50;
  const status = night.isOver ? 'OVER' : (current?.status ?? 'WAITING');
  return (
    <section
      class={`duel is${status}${current?.isStale ? ' isStandIn' : ''}`}
      aria-label="The next face-off"
      data-sequence={current?.sequence}
      data-status={status}
    >
      <p class="state">
        <span class="stateName">{stateWords(night)}</span>
        <span class="spot">{current ? spotWords(current.homeSpot, night) : ' '}</span>
      </p>
      <div class="takers">
        <TakerCard taker={current?.home} side="home" percent={percent} night={night} />
        <TakerCard taker={current?.away} side="away" percent={100 - percent} night={night} />
      </div>
      <Bar current={current} />
      <Moves draw={draw} />
    </section>
  );
}

function stateWords({ isOver, current, homeTeam, awayTeam }: Night): string {
  if (isOver) return 'Game over';
  if (!current) return 'Waiting for the first face-off';
  const marks = `${current.isStale ? ' · stand-in, the model is late' : ''}${current.isLate ? ' · said after the drop' : ''}`;
  switch (current.status) {
    case 'PREDICTED':
      return `Lining up${marks}`;
    case 'REVISED':
      return `${current.change?.replaced.length ? 'Waved out' : 'Revised'}${marks}`;
    case 'DROPPED':
      return 'Puck is down';
    case 'DECIDED': {
      const winner = current.winner === 'HOME' ? homeTeam : awayTeam;
      return `${winner.abbreviation} won it · waiting for the next`;
    }
  }
}

interface CardProps {
  readonly taker: Taker | undefined;
  readonly side: 'home' | 'away';
  readonly percent: number;
  readonly night: Night;
}

function TakerCard({ taker, side, percent, night }: CardProps) {
  const team = side === 'home' ? night.homeTeam : night.awayTeam;
  const winner = night.current?.status === 'DECIDED' ? night.current.winner : null;
  const isWinner = winner !== null && winner.toLowerCase() === side;
  const career = taker?.player?.career;
  return (
    <article class={`taker ${side}${isWinner ? ' isWinner' : ''}`}>
      <p class="who">
        <span class="number">{taker?.number ?? '–'}</span>
        <span class="name">
          <strong class={lengthOf(lastName(taker?.name ?? ''))}>
            {taker ? lastName(taker.name) : '–'}
          </strong>
          <span class="team">
            {team.abbreviation}
            {taker?.shoots ? ` · ${HANDS[taker.shoots]}` : ''}
          </span>
        </span>
      </p>
      <p class="percent">
        {taker ? percent : '–'}
        <span class="unit">
          <span class="sign">{taker ? '%' : ''}</span>
          <span class="won">{isWinner ? 'won' : ''}</span>
        </span>
      </p>
      <dl class="records">
        <div>
          <dt>Tonight</dt>
          <dd>{taker ? `${taker.wonInGame} of ${taker.takenInGame}` : '–'}</dd>
        </div>
        <div>
          <dt>Career</dt>
          <dd>
            {career && career.share !== null
              ? `${percentWords(career.share)} of ${career.taken.toLocaleString('en-US')}`
              : '–'}
          </dd>
        </div>
      </dl>
    </article>
  );
}

/** Names that need smaller letters where two of them share a phone's width. */
function lengthOf(name: string): string | undefined {
  return name.length > 13 ? 'isVeryLong' : name.length > 9 ? 'isLong' : undefined;
}

/** The split of the probability; what the last change moved is hatched, from a notch where it was. */
function Bar({ current }: { readonly current: Prediction | null }) {
  const share = current?.home.probability ?? 0.5;
  const change = current?.change?.homeProbabilityChange ?? null;
  const before = change === null ? null : share - change;
  return (
    <div
      class="bar"
      role="img"
      aria-label={
        current
          ? `${current.home.name} ${homePercent(share)} percent, ${current.away.name} ${100 - homePercent(share)} percent`
          : 'No probability yet'
      }
    >
      <div
        class="barHome"
        style={{ transform: `translateX(${((share - 1) * 100).toFixed(2)}%)` }}
      />
      <div class="barMiddle" />
      {before !== null && (
        <>
          <div
            class="barMoved"
            style={{
              left: `${(Math.min(before, share) * 100).toFixed(2)}%`,
              width: `${(Math.abs(share - before) * 100).toFixed(2)}%`,
            }}
          />
          <div class="barBefore" style={{ left: `${(before * 100).toFixed(2)}%` }} />
        </>
      )}
    </div>
  );
}

/** As many as a line holds; the list of draws has all. */
const MOVES = 5;

/** The last numbers said of this draw, in order; the line has its place before there is one. */
function Moves({ draw }: { readonly draw: Draw | undefined }) {
  const moves = (draw?.revisions ?? []).slice(-MOVES);
  const lastOut = moves.findLast(({ replaced }) => replaced.length > 0);
  return (
    <ol class="moves" aria-label="How the number of this draw moved">
      {moves.map((revision) => {
        const { sequence, homeProbability, homeChange, replaced } = revision;
        const side = (homeChange ?? 0) < 0 ? 'away' : 'home';
        const isMoved = homeChange !== null && Math.abs(homeChange) >= 0.0005;
        const names = replaced.map(({ name }) => lastName(name)).join(', ');
        return (
          <li
            key={sequence}
            data-sequence={sequence}
            class={[
              moves.length === 1 && 'isOnly',
              isMoved && 'isChange',
              names !== '' && 'isOut',
              (revision === lastOut || revision === moves.at(-1)) && 'isNews',
            ]
              .filter(Boolean)
              .join(' ')}
          >
            <span class="split">
              {homePercent(homeProbability)}–{100 - homePercent(homeProbability)}
            </span>
            {isMoved && (
              <span class={`change ${side}`}>
                {pointWords(Math.abs(homeChange ?? 0))}{' '}
                <span class="of">
                  points for {lastName(side === 'home' ? revision.homeName : revision.awayName)}
                </span>
              </span>
            )}
            {names !== '' && <span class="out">{names} waved out</span>}
          </li>
        );
      })}
    </ol>
  );
}
