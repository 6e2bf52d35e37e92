import type { IDisposable, languages } from 'monaco-editor/editor';
import type { Finding } from '../../core/analysis';
import type { QuickFix } from '../../core/text';
import { applyFix } from '../findings';
import { markerOwner, placeFindings } from './finding-marks';
import type { Monaco } from './monaco-api';
import type { Mirror } from './mirror';

const commandId = 'fairway.applyFix';

/** Offers the fixes of findings as Monaco's code actions. Each is one change of the page's history, like a fix from the problem list. */
export function offerQuickFixes(monaco: Monaco, mirror: Mirror): IDisposable {
  const command = monaco.editor.registerCommand(commandId, (_accessor, finding: Finding, fix: QuickFix) =>
    applyFix(finding, fix),
  );
  const provider = monaco.languages.registerCodeActionProvider(
    'yaml',
    {
      provideCodeActions: (model, range) => {
        const placed = placeFindings(monaco, mirror, model).filter((each) =>
          monaco.Range.areIntersectingOrTouching(each.range, range),
        );
        const actions = placed.flatMap(({ finding }) =>
          (finding.fixes ?? []).map((fix, index) => actionOf(monaco, model, finding, fix, index === 0)),
        );
        return { actions, dispose: () => undefined };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
  return {
    dispose: () => {
      provider.dispose();
      command.dispose();
    },
  };
}

function actionOf(
  monaco: Monaco,
  model: Parameters<languages.CodeActionProvider['provideCodeActions']>[0],
  finding: Finding,
  fix: QuickFix,
  isPreferred: boolean,
): languages.CodeAction {
  const markers = monaco.editor.getModelMarkers({ owner: markerOwner, resource: model.uri });
  return {
    title: fix.title,
    kind: 'quickfix',
    isPreferred,
    diagnostics: markers.filter((marker) => marker.code === finding.rule && marker.message === finding.message),
    command: { id: commandId, title: fix.title, arguments: [finding, fix] },
  };
}
