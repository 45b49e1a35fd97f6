import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Table, tableCsv, tableRecords } from '../../charts/table.ts';
import type { Picture, Room } from './pictures.ts';

interface Props {
  /** Draws the picture for the room that it has. */
  readonly draw: (room: Room) => Picture;
  /** What one sees, and what to make of it. */
  readonly words: string;
}

/** Pictures are drawn for widths between these, pixels; less is scrolled, more is margin. */
const LEAST_WIDTH = 280;
const MOST_WIDTH = 760;

/** Width of an element, measured before it is painted and whenever it changes. */
function useRoom() {
  const ref = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(MOST_WIDTH);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () =>
      setWidth(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.floor(element.clientWidth))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, room: { width } };
}

/** A picture with its words, its numbers as a table, and both files of them. */
export function Figure({ draw, words }: Props) {
  const { ref, room } = useRoom();
  const { name, svg, table } = draw(room);
  return (
    <figure class="panel figure" id={name}>
      <section
        ref={ref}
        class="picture"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide picture scrolls, and what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={`Picture: ${words}`}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the chart module escapes every text
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      <figcaption>{words}</figcaption>
      <details>
        <summary>The numbers</summary>
        <p class="downloads">
          <button type="button" onClick={() => save(`${name}.csv`, 'text/csv', tableCsv(table))}>
            CSV
          </button>
          <button
            type="button"
            onClick={() =>
              save(`${name}.json`, 'application/json', JSON.stringify(tableRecords(table), null, 2))
            }
          >
            JSON
          </button>
        </p>
        <Numbers table={table} caption={words} />
      </details>
    </figure>
  );
}

function Numbers({ table, caption }: { readonly table: Table; readonly caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={`Numbers: ${caption}`}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, column) => (
                <td key={table.columns[column]} class={typeof cell === 'number' ? 'isNumber' : ''}>
                  {cell ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Hands a text to the browser as a file to save. */
function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
