import { useState } from 'preact/hooks';
import type { Prediction } from '../client/documents.ts';
import { accountOf, type Draw, type Night } from './night.ts';
import { homePercent, lastName, pointWords, scoreWords, spotWords } from './words.ts';

interface Props {
  readonly night: Night;
}

/** Clock, score and strength. */
export function Scoreboard({ night }: Props) {
  const { homeTeam, awayTeam, situation } = night;
  const [period = '', clock = ''] = situation.clock.split(' ');
  const { score, strength } = situation;
  return (
    <section class="scoreboard" aria-label="Score">
      <p class="side home">
        <abbr>{homeTeam.abbreviation}</abbr> <b>{score?.home ?? '–'}</b>
      </p>
      <p class="clock">
        <span>{night.isOver ? 'Final' : period || 'Before the start'}</span>
        <b>{night.isOver ? '' : clock}</b>
        <span>{night.isOver ? '' : (strength?.text ?? '')}</span>
      </p>
      <p class="side away">
        <b>{score?.away ?? '–'}</b> <abbr>{awayTeam.abbreviation}</abbr>
      </p>
    </section>
  );
}

const REASONS = 3;

/** The three strongest reasons; three lines have their place from the start. */
export function Reasons({ night }: Props) {
  const reasons = night.current?.reasons.slice(0, REASONS) ?? [];
  return (
    <section class="panel reasons" aria-labelledby="why">
      <h2 id="why">Why</h2>
      <ol>
        {Array.from({ length: REASONS }, (_, index) => {
          const reason = reasons[index];
          const team = reason?.favors === 'HOME' ? night.homeTeam : night.awayTeam;
          return (
            <li key={String(index)} class={reason ? reason.favors.toLowerCase() : 'none'}>
              {reason ? (
                <>
                  <span class="for">{team.abbreviation}</span>
                  <span>{shortNames(reason.text, night.current)}</span>
                </>
              ) : (
                <span>{index === reasons.length ? lessWords(night.current, index) : ''}</span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Where there are fewer than three reasons: why there are no more. */
function lessWords(current: Prediction | null, count: number): string {
  if (!current) return 'The strongest reasons come with the first prediction.';
  if (current.isStale) return 'Reasons come with the model’s own number.';
  return count === 0
    ? 'Nothing known moves this draw by half a point: a coin flip.'
    : 'Nothing else moves it by half a point.';
}

/** The takers stand above with their names; here the last ones do. */
function shortNames(text: string, current: Prediction | null): string {
  const short = [current?.home, current?.away].reduce(
    (words, taker) => (taker ? words.replaceAll(taker.name, lastName(taker.name)) : words),
    text,
  );
  return short.charAt(0).toUpperCase() + short.slice(1);
}

/** Who has won how many, and how the model has done. */
export function Tonight({ night }: Props) {
  const { homeWins, awayWins, judged, hits, brierScore } = accountOf(night.draws);
  const total = homeWins + awayWins;
  const share = total === 0 ? 0.5 : homeWins / total;
  return (
    <section class="panel tonight" aria-labelledby="tonight">
      <h2 id="tonight">Tonight</h2>
      <p class="wins">
        <span class="home">
          <b>{homeWins}</b> {night.homeTeam.abbreviation}
        </span>
        <span class="middle">face-offs won</span>
        <span class="away">
          {night.awayTeam.abbreviation} <b>{awayWins}</b>
        </span>
      </p>
      <div class="bar thin" aria-hidden="true">
        <div class="barHome" style={{ transform: `translateX(${(share - 1) * 100}%)` }} />
      </div>
      <dl class="figures">
        <div>
          <dt>Likelier taker won</dt>
          <dd>{judged === 0 ? '–' : `${hits} of ${judged}`}</dd>
        </div>
        <div>
          <dt>Error (Brier score, less is better)</dt>
          <dd>{brierScore === null ? '–' : scoreWords(brierScore)}</dd>
        </div>
        <div>
          <dt>Error of a coin flip</dt>
          <dd>.250</dd>
        </div>
      </dl>
    </section>
  );
}

/** Rows that stand in the list unless more are asked for, so that a page does not grow for a whole night. */
const NEWEST_DRAWS = 20;

/** Every draw of the night with every number said of it, the newest first; earlier ones on request. */
export function DrawLog({ night }: Props) {
  const [isWhole, setWhole] = useState(false);
  const earlier = Math.max(0, night.draws.length - NEWEST_DRAWS);
  const shown = isWhole ? night.draws : night.draws.slice(earlier);
  return (
    <div class="panel log">
      <h2 id="log">Every draw</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-labelledby="log">
        <table>
          <thead>
            <tr>
              <th scope="col">Clock</th>
              <th scope="col">{night.homeTeam.abbreviation}</th>
              <th scope="col">{night.homeTeam.abbreviation} chance, %</th>
              <th scope="col">{night.awayTeam.abbreviation}</th>
              <th scope="col">Won by</th>
            </tr>
          </thead>
          <tbody>
            {shown.toReversed().map((draw) => (
              <DrawRow key={draw.faceoffId} draw={draw} night={night} />
            ))}
          </tbody>
        </table>
        {earlier > 0 && (
          <button type="button" class="earlier" onClick={() => setWhole(!isWhole)}>
            {isWhole ? `Only the newest ${NEWEST_DRAWS}` : earlierWords(earlier)}
          </button>
        )}
      </section>
    </div>
  );
}

const earlierWords = (count: number) =>
  count === 1 ? 'Show the one before' : `Show the ${count} before`;

function DrawRow({ draw, night }: { readonly draw: Draw; readonly night: Night }) {
  const { winner, homeProbability, revisions } = draw;
  const team = winner === 'HOME' ? night.homeTeam : night.awayTeam;
  const isHit =
    winner !== null && homeProbability !== null && homeProbability >= 0.5 === (winner === 'HOME');
  return (
    <tr data-faceoff={draw.faceoffId} title={spotWords(draw.homeSpot, night)}>
      <td>{draw.clock}</td>
      <td class={winner === 'HOME' ? 'home isWinner' : ''}>{lastName(draw.homeName)}</td>
      <td class="said">
        <span class="saidOf">{night.homeTeam.abbreviation} </span>
        {revisions.length === 0
          ? homeProbability === null
            ? '–'
            : homePercent(homeProbability)
          : revisions.map(({ sequence, homeProbability: said, homeChange }, index) => (
              <span
                key={sequence}
                data-sequence={sequence}
                title={homeChange === null ? undefined : `${pointWords(homeChange)} points`}
              >
                {index > 0 && <span class="arrow"> → </span>}
                {homePercent(said)}
              </span>
            ))}
      </td>
      <td class={winner === 'AWAY' ? 'away isWinner' : ''}>{lastName(draw.awayName)}</td>
      <td class={winner === null ? '' : winner.toLowerCase()}>
        {winner !== null && <span class="wonBy">{team.abbreviation} </span>}
        {winner !== null && homeProbability !== null && (
          <>
            <span aria-hidden="true">{isHit ? '✓' : '✗'}</span>
            <span class="hidden">{isHit ? ' as the model had it' : ' against the model'}</span>
          </>
        )}
      </td>
    </tr>
  );
}
