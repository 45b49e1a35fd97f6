import type { editor } from 'monaco-graphql/esm/monaco-editor.js';

/** The names that GraphiQL's `editorTheme` takes, once `defineEditorThemes` is done. */
export const EDITOR_THEMES = { dark: 'faceoff-dark', light: 'faceoff-light' } as const;

/** Behind the text by night. */
const NIGHT = '#212a3b';

/**
 * Monaco's own themes on GraphiQL's background, with every color of text at 4.5 to 1 at least
 * (WCAG 2.2, 1.4.3): Monaco's green of comments has 3.6 to 1 by night.
 */
const themes: Readonly<Record<keyof typeof EDITOR_THEMES, editor.IStandaloneThemeData>> = {
  dark: {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'comment', foreground: '8fbf7f' },
      { token: 'argument.identifier.gql', foreground: 'a29dff' },
    ],
    colors: {
      ...surfaces(NIGHT, '#ff5794', '#ff579419', '#b7c2d711'),
      'editorLineNumber.foreground': '#a3aec4',
      'quickInputList.focusForeground': '#ffffff',
    },
  },
  light: {
    base: 'vs',
    inherit: true,
    rules: [{ token: 'argument.identifier.gql', foreground: '6c69ce' }],
    colors: {
      ...surfaces('#ffffffff', '#d60590', '#d6059019', '#3b4b6811'),
      'quickInputList.focusForeground': '#444444',
    },
  },
};

function surfaces(background: string, accent: string, accentBehind: string, input: string) {
  const none = '#ffffff00';
  return {
    'editor.background': none,
    'scrollbar.shadow': none,
    'textLink.foreground': accent,
    'textLink.activeForeground': accent,
    'editorLink.activeForeground': accent,
    'editorHoverWidget.background': background,
    'editorSuggestWidget.background': background,
    'editorSuggestWidget.selectedBackground': accentBehind,
    'editorSuggestWidget.selectedForeground': accent,
    'editorWidget.background': background,
    'editorWidget.resizeBorder': accent,
    'input.background': input,
    'inputOption.hoverBackground': accentBehind,
    'list.focusHighlightForeground': accent,
    'list.highlightForeground': accent,
    'list.hoverBackground': accentBehind,
    'menu.background': background,
    'menu.selectionBackground': accentBehind,
    'menu.selectionForeground': accent,
    'pickerGroup.foreground': accent,
    'quickInputList.focusBackground': accentBehind,
    'toolbar.hoverBackground': accentBehind,
    focusBorder: accent,
  };
}

/** Makes the themes known to the editor; before GraphiQL is drawn, or it is drawn in another's. */
export async function defineEditorThemes(): Promise<void> {
  const monaco = await import('monaco-graphql/esm/monaco-editor.js');
  for (const scheme of ['dark', 'light'] as const)
    monaco.editor.defineTheme(EDITOR_THEMES[scheme], themes[scheme]);
}
