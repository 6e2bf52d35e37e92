import type { editor } from 'monaco-editor/editor';
import { getSession, subscribeSession, whyReadOnly } from '../session';
import type { TextRequest } from '../go-to-text';
import { getState } from '../store';
import { markFindings } from './finding-marks';
import { flashChanges } from './flash';
import { selectAtCaret, selectedAlready, showSelection, toEditorRange } from './follow';
import { explainText } from './explain';
import { foldStructure } from './folding';
import { isLongText } from './large-text';
import { keepFolds } from './lasting-folds';
import { hintAtLines } from './hint-lines';
import { jumpToNames } from './jump';
import { sumUpResources } from './lenses';
import type { Parts } from './load-monaco';
import type { Monaco } from './monaco-api';
import { createMirror, type Mirror } from './mirror';
import { routeHistory } from './one-history';
import { listResources } from './outline';
import { rangeOfPlace } from './place-range';
import { offerQuickFixes } from './quick-fixes';
import { suggestText } from './suggest';
import type { TextContext } from './text-context';
import { followTheme } from './theme';
import { paneWords } from './words';

/** One Monaco editor on the page, which shows one file at a time. */
export interface TextView {
  /** Shows a file where it was left; nothing when there is no such file. */
  show(path: string | undefined): void;
  /** Puts the focus and the caret where it is wished, or where the caret was. False when its file is not the one that is shown. */
  goTo(request: TextRequest): boolean;
  dispose(): void;
}

/** Models, colours and providers belong to the page and outlive an editor that is folded away. */
let shared: Mirror | undefined;
const leftAt = new WeakMap<editor.ITextModel, editor.ICodeEditorViewState>();

/** Makes an editor in an element. */
export function createTextView(parts: Parts, host: HTMLElement): TextView {
  const mirror = (shared ??= share(parts.monaco));
  const view = parts.monaco.editor.create(host, { ...options, model: null, ...readOnlyOptions() });
  keepFolds(view);
  let path: string | undefined;
  const context: TextContext = { ...parts, editor: view, mirror, path: () => path };
  const stops = [
    routeHistory(context),
    selectAtCaret(context),
    showSelection(context),
    flashChanges(context),
    markFindings(context),
    subscribeSession(() => view.updateOptions(readOnlyOptions())),
  ];

  const remember = (): void => {
    const model = view.getModel();
    const state = view.saveViewState();
    if (model && state) leftAt.set(model, state);
  };

  return {
    show: (next) => {
      const model = (next === undefined ? undefined : mirror.modelOf(next)) ?? null;
      path = next;
      if (model === view.getModel()) return;
      remember();
      view.setModel(model);
      if (next !== undefined && model) {
        const isLong = isLongText({ length: model.getValueLength() });
        view.updateOptions({ ariaLabel: paneWords.textOf(next), ...(isLong ? bracketsLeft : bracketsMinded) });
        view.restoreViewState(leftAt.get(model) ?? null);
      }
    },
    goTo: (request) => goTo(context, request),
    dispose: () => {
      remember();
      stops.forEach((stop) => stop());
      view.dispose();
    },
  };
}

function share(monaco: Monaco): Mirror {
  const mirror = createMirror(monaco);
  followTheme(monaco);
  // A host, a namespace/name or a condition such as connect-failure is one word.
  monaco.languages.setLanguageConfiguration('yaml', { wordPattern: /[^\s,:#"'{}[\]&*!|>]+/ });
  remeasureOnceLoaded(monaco);
  offerQuickFixes(monaco, mirror);
  listResources(monaco, mirror);
  explainText(monaco, mirror);
  suggestText(monaco, mirror);
  jumpToNames(monaco, mirror);
  hintAtLines(monaco, mirror);
  sumUpResources(monaco, mirror);
  foldStructure(monaco, mirror);
  return mirror;
}

/** Monaco measures characters once; a face that arrives later would put the caret beside them. */
function remeasureOnceLoaded(monaco: Monaco): void {
  const remeasure = (): void => monaco.editor.remeasureFonts();
  document.fonts.load(`${textSize}px ${textFace}`).then(remeasure, remeasure);
}

function goTo(context: TextContext, { place, range: wished, then }: TextRequest): boolean {
  const { editor: view } = context;
  if (view.getModel() === null || (place && place.file !== context.path())) return false;
  const found = wished ?? (place ? rangeOfPlace(getState().snapshot, place)?.entry : undefined);
  const range = found ? toEditorRange(context, found) : undefined;
  if (range) {
    // Who names a range has selected a place already, which may be a field that is not there.
    const source = wished ? selectedAlready : undefined;
    view.setPosition({ lineNumber: range.startLineNumber, column: range.startColumn }, source);
    view.revealLineInCenterIfOutsideViewport(range.startLineNumber);
  }
  view.focus();
  if (then === 'fixes') view.trigger('fairway', 'editor.action.quickFix', null);
  return true;
}

function readOnlyOptions(): editor.IEditorOptions {
  const session = getSession();
  return {
    readOnly: session.readOnly,
    readOnlyMessage: { value: whyReadOnly(session) ?? '' },
  };
}

const textFace = "'JetBrains Mono Variable'";
const textSize = 12;

/** Brackets are matched, and closed as they are opened. */
const bracketsMinded: editor.IEditorOptions = { matchBrackets: 'always', autoClosingBrackets: 'languageDefined' };

/** For both, Monaco reads the brackets of the whole text at the first key that asks. */
const bracketsLeft: editor.IEditorOptions = { matchBrackets: 'never', autoClosingBrackets: 'never' };

const options: editor.IStandaloneEditorConstructionOptions = {
  theme: 'fairway',
  automaticLayout: true,
  fontFamily: `${textFace}, ui-monospace, monospace`,
  fontSize: textSize,
  lineHeight: 20,
  fontLigatures: false,
  minimap: { enabled: false },
  glyphMargin: true,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 10,
  folding: true,
  showFoldingControls: 'mouseover',
  foldingStrategy: 'auto',
  // Held keys hide the hints: Ctrl+Alt, as in VS Code.
  inlayHints: { enabled: 'onUnlessPressed', fontSize: 11, fontFamily: textFace, padding: false },
  codeLens: true,
  codeLensFontSize: 11,
  // A name that is made right here leads to its uses.
  gotoLocation: {
    multiple: 'peek',
    alternativeDefinitionCommand: 'editor.action.goToReferences',
  },
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  padding: { top: 6, bottom: 12 },
  overviewRulerLanes: 2,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollbar: { verticalScrollbarSize: 12, horizontalScrollbarSize: 12, useShadows: false },
  // The number of an empty last line is read as the others are.
  renderFinalNewline: 'on',
  renderLineHighlight: 'line',
  renderWhitespace: 'selection',
  // A tab or a special space in YAML is an error that Fairway itself names; these are Monaco's own opinions about characters.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
  unusualLineTerminators: 'off',
  wordBasedSuggestions: 'off',
  quickSuggestions: { other: true, comments: false, strings: true },
  suggest: { showWords: false, preview: false, showStatusBar: false },
  // Enter is a new line unless the suggestion says more than what is typed already.
  acceptSuggestionOnEnter: 'smart',
  acceptSuggestionOnCommitCharacter: false,
  suggestFontSize: 12,
  suggestLineHeight: 24,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  trimAutoWhitespace: false,
  autoIndent: 'full',
  // Nothing but what is typed: automatic reformatting would touch bytes that nobody meant.
  formatOnPaste: false,
  formatOnType: false,
  occurrencesHighlight: 'singleFile',
  bracketPairColorization: { enabled: false },
  dragAndDrop: false,
  dropIntoEditor: { enabled: false },
  pasteAs: { enabled: false },
  fixedOverflowWidgets: true,
  accessibilitySupport: 'auto',
  stickyScroll: { enabled: false },
  links: true,
  contextmenu: true,
  largeFileOptimizations: true,
  maxTokenizationLineLength: 5_000,
};
