import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { keepKey, readKey } from '../client/api.ts';
import type { View } from './followGame.ts';

interface ScreenProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One thing, said plainly, with what to do. */
function PlainScreen({ title, children }: ScreenProps) {
  return (
    <section class="plain" role="status">
      <svg class="emblem" viewBox="-50 -50 100 100" aria-hidden="true">
        <circle r="44" />
        <circle class="dot" r="8" />
      </svg>
      <h1>{title}</h1>
      {children}
    </section>
  );
}

/** The screen for everything that is no running game. */
export function PlainView({ view }: { readonly view: Exclude<View, { kind: 'GAME' }> }) {
  switch (view.kind) {
    case 'LOADING':
      return (
        <PlainScreen title="Looking for the game">
          <p>One moment.</p>
        </PlainScreen>
      );
    case 'NO_GAME':
      return (
        <PlainScreen title="No game is running">
          <p>
            Start one with <code>npm start</code>. This page opens it by itself.
          </p>
        </PlainScreen>
      );
    case 'UNKNOWN_GAME':
      return (
        <PlainScreen title={`No game ${view.gameId}`}>
          <p>
            Check the number in the address, or <a href="/">open the game that is on</a>. If this
            one is still to begin, leave the page open: it opens by itself.
          </p>
        </PlainScreen>
      );
    case 'GONE':
      return (
        <PlainScreen title="The server does not answer">
          <p>
            Start it with <code>npm start</code>, or check your connection. This page goes on
            trying.
          </p>
        </PlainScreen>
      );
    case 'REFUSED':
      return (
        <PlainScreen title="The server refused the question">
          <p>{view.message}</p>
          <p>
            This page tries again in half a minute. <a href="/">Try now</a>
          </p>
        </PlainScreen>
      );
    case 'KEY':
      return <KeyScreen />;
  }
}

/** Asks for a key: none was sent, or the one sent is not good any more. */
function KeyScreen() {
  const hadKey = readKey() !== '';
  const [key, setKey] = useState('');
  return (
    <PlainScreen title={hadKey ? 'This key is not good' : 'A key is needed'}>
      <p>
        {hadKey
          ? 'It is unknown, revoked or past its date. Enter another one.'
          : 'This server answers those who have a key.'}{' '}
        Its operator makes one with <code>faceoff keys create</code>.
      </p>
      <form
        class="keyForm"
        onSubmit={(event) => {
          event.preventDefault();
          keepKey(key.trim());
          window.location.reload();
        }}
      >
        <label for="key">API key</label>
        <input
          id="key"
          type="password"
          autocomplete="off"
          spellcheck={false}
          placeholder="faceoff_…"
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit">Use this key</button>
        {hadKey && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              keepKey('');
              window.location.reload();
            }}
          >
            Forget the key
          </button>
        )}
      </form>
      <p class="small">It is kept in this tab and forgotten with it.</p>
    </PlainScreen>
  );
}
