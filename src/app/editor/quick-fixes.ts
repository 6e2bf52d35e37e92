import type { editor, IDisposable, languages, Range } from 'monaco-editor/editor';
import type { Finding } from '../../core/analysis';
import { readResources, upgradeVersion } from '../../core/schema';
import { shiftEdits, type QuickFix, type Severity } from '../../core/text';
import { editFile, fileAt, type Change, type SourceFile } from '../../core/workspace';
import { pathAt } from '../../core/yaml';
import { openPatternFor, patternFor, type FindingPattern } from '../finding-pattern';
import { applyFix, getFindings } from '../findings';
import { fixAll } from '../fix-all';
import { countForAll, fixForAll } from '../fix-plan';
import { dispatch } from '../store';
import { markerOwner } from './finding-marks';
import { placeFindings } from './place-findings';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';
import { spotAt } from './spot';
import { marginWords } from './words';

const fixCommand = 'fairway.applyFix';
const fixAllCommand = 'fairway.fixAll';
const changeCommand = 'fairway.applyChange';
const patternCommand = 'fairway.openPattern';

/**
 * Offers what mends findings as Monaco's code actions, the gravest finding first: the pattern that mends it, which shows its patch before anything
 * is written, and its fixes; then the same fix for all findings of the kind, and what can be done to the resource at the caret. Each is one change
 * of the page's history. Monaco lists what is preferred before all others, and makes it by a key without asking, so that no choice is.
 */
export function offerQuickFixes(monaco: Monaco, mirror: Mirror): IDisposable {
  const { registerCommand } = monaco.editor;
  const parts = [
    registerCommand(fixCommand, (_accessor, finding: Finding, fix: QuickFix) => applyFix(finding, fix)),
    registerCommand(fixAllCommand, (_accessor, rule: string) => fixAll(rule)),
    registerCommand(patternCommand, (_accessor, pattern: FindingPattern) => openPatternFor(pattern)),
    registerCommand(changeCommand, (_accessor, change: Change) => void dispatch(change)),
    monaco.languages.registerCodeActionProvider(
      'yaml',
      {
        provideCodeActions: (model, range) => {
          const actions = [...fixesAt(monaco, mirror, model, range), ...refactorsAt(mirror, model, range)];
          return { actions, dispose: () => undefined };
        },
      },
      { providedCodeActionKinds: ['quickfix', 'refactor.rewrite'] },
    ),
  ];
  return { dispose: () => parts.forEach((part) => part.dispose()) };
}

function fixesAt(monaco: Monaco, mirror: Mirror, model: editor.ITextModel, range: Range): languages.CodeAction[] {
  const here = placeFindings(monaco, mirror, model, [range])
    .map(({ finding }) => finding)
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  const own = here.flatMap((finding) => actionsFor(monaco, model, finding));
  const rules = new Set(here.filter((finding) => fixForAll(finding) !== undefined).map((finding) => finding.rule));
  return [
    ...own.map((action, index) => ({ ...action, isPreferred: index === 0 && action.isPreferred === true })),
    ...[...rules].flatMap(fixAllAction),
  ];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

function actionsFor(monaco: Monaco, model: editor.ITextModel, finding: Finding): languages.CodeAction[] {
  const markers = monaco.editor.getModelMarkers({ owner: markerOwner, resource: model.uri });
  const diagnostics = markers.filter((marker) => marker.code === finding.rule && marker.message === finding.message);
  return [...patternAction(finding), ...(finding.fixes ?? []).map((fix) => fixAction(finding, fix))].map((action) => ({
    ...action,
    diagnostics,
  }));
}

function fixAction(finding: Finding, fix: QuickFix): languages.CodeAction {
  const { title, isChoice } = fix;
  const command = { id: fixCommand, title, arguments: [finding, fix] };
  return { title, kind: 'quickfix', isPreferred: isChoice === undefined, command };
}

/** Opens a sheet with the patch, since it may write other documents too. */
function patternAction(finding: Finding): languages.CodeAction[] {
  const pattern = patternFor(finding);
  if (!pattern) return [];
  const title = marginWords.pattern(pattern.title);
  const command = { id: patternCommand, title, arguments: [pattern] };
  return [{ title, kind: 'quickfix', isPreferred: true, command }];
}

/** Offered where another finding of the kind is mended too. */
function fixAllAction(rule: string): languages.CodeAction[] {
  const count = countForAll(getFindings().all, rule);
  if (count < 2) return [];
  const title = marginWords.fixAll(count, rule);
  return [{ title, kind: 'quickfix', command: { id: fixAllCommand, title, arguments: [rule] } }];
}

/** An offer is made each time the caret rests, so that a text which takes long to be read back gets none. */
const longestToRewrite = 100_000;

/** The resource at the caret in the version that Istio stores. */
function refactorsAt(mirror: Mirror, model: editor.ITextModel, range: Range): languages.CodeAction[] {
  const spot = spotAt(mirror, model, range.getStartPosition());
  if (!spot || spot.document.text.length > longestToRewrite) return [];
  const at = pathAt(spot.document, spot.offset);
  const resource = readResources(spot.document).find(({ path }) => path.every((step, index) => step === at[index]));
  const fix = resource ? upgradeVersion(spot.document, resource) : null;
  const source = fileAt(spot.snapshot.workspace, spot.file);
  return fix && source ? [changeAction(source, spot.start, fix)] : [];
}

function changeAction(source: SourceFile, start: number, { title, edits }: QuickFix): languages.CodeAction {
  const change: Change = {
    label: title,
    origin: 'command',
    files: [editFile(source, shiftEdits(edits, start))],
  };
  return { title, kind: 'refactor.rewrite', command: { id: changeCommand, title, arguments: [change] } };
}
