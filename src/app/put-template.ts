import { findKind } from '../core/schema';
import type { Template, TemplateValues } from '../core/templates';
import { addTemplate, planTemplate } from './commands/add-template';
import { closeDialog } from './dialogs';
import { focusWritten } from './focus-written';
import { notify } from './notices';
import { dispatch, getState, select } from './store';
import { setView } from './view';
import { changeWords } from './words';

/** Adds a template as one step of the history, selects what came, with the focus, and says so. Answers whether it was added. */
export function putTemplate(template: Template, values: TemplateValues, raise: boolean): boolean {
  const { snapshot } = getState();
  const plan = planTemplate(snapshot, template, values);
  const result = addTemplate(snapshot, template, values, { raise });
  if (!result.ok) {
    notify({ tone: 'error', text: result.detail });
    return false;
  }
  closeDialog();
  if (!dispatch(result.change)) return false;
  setView({ openFile: plan.file });
  selectFile(plan.file);
  const { selection } = getState();
  if (selection) focusWritten(selection.place);
  notify({ tone: 'ok', text: changeWords.templateAdded(template.title, plan.counts), undo: true });
  return true;
}

/** Selects the resources of a file that have a form, the first entry before the others, so that form and canvas show them; with `all` false only the first. */
export function selectFile(path: string, all = true): void {
  const added = getState().snapshot.resources.filter(
    ({ place, apiVersion, kind }) =>
      place.file === path && kind !== 'EgressDesign' && findKind(apiVersion, kind)?.coverage === 'full',
  );
  const first = added.find(({ kind }) => kind === 'ServiceEntry') ?? added[0];
  if (!first) return;
  const also = all ? added.filter((each) => each !== first).map(({ place }) => place) : [];
  select({ place: first.place, from: 'command', ...(also.length > 0 ? { also } : {}) });
}
