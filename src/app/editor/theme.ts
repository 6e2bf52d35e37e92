import { isDark, onThemeChange, readToken } from '../tokens';
import type { Monaco } from './monaco-api';

const name = 'fairway';

/** Gives Monaco the page's colours, now and after each switch between light and dark. */
export function followTheme(monaco: Monaco): () => void {
  defineTheme(monaco);
  return onThemeChange(() => defineTheme(monaco));
}

function defineTheme(monaco: Monaco): void {
  monaco.editor.defineTheme(name, {
    base: isDark() ? 'vs-dark' : 'vs',
    inherit: true,
    rules: Object.entries(syntax).map(([token, { hue, style }]) => ({
      token,
      foreground: readToken(hue).slice(1),
      ...(style ? { fontStyle: style } : {}),
    })),
    colors: Object.fromEntries(Object.entries(surfaces).map(([key, token]) => [key, colourOf(token)])),
  });
  monaco.editor.setTheme(name);
}

/** A token, or a token with an opacity as two hexadecimal digits: `accent/30`. */
function colourOf(token: string): string {
  const [hue = '', opacity = ''] = token.split('/');
  return hue === 'clear' ? '#00000000' : readToken(hue) + opacity;
}

/** YAML's tokens as Monaco's tokenizer calls them. */
const syntax: Readonly<Record<string, { hue: string; style?: string }>> = {
  '': { hue: 'text' },
  type: { hue: 'kind-workload' },
  string: { hue: 'text' },
  // Monaco's light theme has a colour of its own for this one.
  'string.yaml': { hue: 'text' },
  number: { hue: 'kind-service-entry' },
  keyword: { hue: 'kind-destination-rule' },
  comment: { hue: 'text-3', style: 'italic' },
  delimiter: { hue: 'text-3' },
  operators: { hue: 'text-3' },
  tag: { hue: 'kind-gateway' },
  namespace: { hue: 'kind-gateway' },
  meta: { hue: 'text-3' },
};

const surfaces: Readonly<Record<string, string>> = {
  'editor.background': 'surface',
  'editor.foreground': 'text',
  'editorGutter.background': 'surface',
  'editorLineNumber.foreground': 'text-3',
  'editorLineNumber.activeForeground': 'text',
  'editorCursor.foreground': 'accent',
  'editor.lineHighlightBackground': 'sunken/99',
  'editor.lineHighlightBorder': 'clear',
  'editor.selectionBackground': 'accent/3d',
  'editor.inactiveSelectionBackground': 'accent/26',
  'editor.selectionHighlightBackground': 'accent/1f',
  'editor.wordHighlightBackground': 'accent/1a',
  'editor.wordHighlightStrongBackground': 'accent/26',
  'editor.findMatchBackground': 'warning/55',
  'editor.findMatchHighlightBackground': 'warning/2e',
  'editorBracketMatch.background': 'accent/1f',
  'editorBracketMatch.border': 'control',
  'editorIndentGuide.background1': 'line',
  'editorIndentGuide.activeBackground1': 'control',
  'editorWhitespace.foreground': 'line',
  'editorError.foreground': 'error',
  'editorWarning.foreground': 'warning',
  'editorInfo.foreground': 'info',
  'editorWidget.background': 'raised',
  'editorWidget.foreground': 'text',
  'editorWidget.border': 'line',
  'editorHoverWidget.background': 'raised',
  'editorHoverWidget.foreground': 'text',
  'editorHoverWidget.border': 'line',
  'editorHoverWidget.statusBarBackground': 'sunken',
  'editorSuggestWidget.background': 'raised',
  'editorSuggestWidget.foreground': 'text',
  'editorSuggestWidget.border': 'line',
  'editorSuggestWidget.selectedBackground': 'accent-bg',
  'editorSuggestWidget.selectedForeground': 'text',
  'editorSuggestWidget.highlightForeground': 'accent',
  'editorSuggestWidget.focusHighlightForeground': 'accent',
  'editorInlayHint.foreground': 'text-3',
  'editorInlayHint.background': 'clear',
  'editorInlayHint.typeForeground': 'text-3',
  'editorInlayHint.typeBackground': 'clear',
  'editorCodeLens.foreground': 'text-3',
  'editorLink.activeForeground': 'accent',
  'peekView.border': 'control',
  'peekViewTitle.background': 'sunken',
  'peekViewTitleLabel.foreground': 'text',
  'peekViewTitleDescription.foreground': 'text-2',
  'peekViewEditor.background': 'surface',
  'peekViewEditorGutter.background': 'surface',
  'peekViewEditor.matchHighlightBackground': 'warning/2e',
  'peekViewResult.background': 'sunken',
  'peekViewResult.fileForeground': 'text',
  'peekViewResult.lineForeground': 'text-2',
  'peekViewResult.matchHighlightBackground': 'warning/2e',
  'peekViewResult.selectionBackground': 'accent-bg',
  'peekViewResult.selectionForeground': 'text',
  'editorLightBulb.foreground': 'warning',
  'editorLightBulbAutoFix.foreground': 'accent',
  'editorActionList.background': 'raised',
  'editorActionList.foreground': 'text',
  'editorActionList.focusBackground': 'accent-bg',
  'editorActionList.focusForeground': 'text',
  'quickInput.background': 'raised',
  'quickInput.foreground': 'text',
  'quickInputList.focusBackground': 'accent-bg',
  'quickInputList.focusForeground': 'text',
  'list.focusBackground': 'accent-bg',
  'list.focusForeground': 'text',
  'list.hoverBackground': 'sunken',
  'list.highlightForeground': 'accent',
  'menu.background': 'raised',
  'menu.foreground': 'text',
  'menu.selectionBackground': 'accent-bg',
  'menu.selectionForeground': 'text',
  'menu.separatorBackground': 'line',
  'menu.border': 'line',
  'input.background': 'surface',
  'input.foreground': 'text',
  'input.border': 'control',
  'input.placeholderForeground': 'text-3',
  'inputOption.activeBackground': 'accent-bg',
  'inputOption.activeForeground': 'accent',
  'inputOption.activeBorder': 'accent',
  'button.background': 'accent',
  'button.foreground': 'on-accent',
  focusBorder: 'accent',
  'widget.border': 'line',
  'widget.shadow': 'text/29',
  'scrollbar.shadow': 'clear',
  'scrollbarSlider.background': 'control/40',
  'scrollbarSlider.hoverBackground': 'control/66',
  'scrollbarSlider.activeBackground': 'control/99',
  'editorOverviewRuler.border': 'clear',
  'editorOverviewRuler.errorForeground': 'error',
  'editorOverviewRuler.warningForeground': 'warning',
  'editorOverviewRuler.infoForeground': 'info',
  'textLink.foreground': 'accent',
  'textLink.activeForeground': 'accent',
  descriptionForeground: 'text-2',
  foreground: 'text',
};
