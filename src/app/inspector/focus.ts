import type { Path } from '../../core/text';
import type { Form } from './form';
import { pathKey } from './model/place';

const controls = 'input:not([tabindex="-1"]), button, select, textarea';

/**
 * Puts the focus on a field's first control once it is drawn, or on a later one, as on the value of an entry after its key. Where something
 * can be typed, that comes before the buttons around it: what folds an item is not what somebody wants who has just added it. Who has gone on to another
 * field meanwhile keeps the focus.
 */
export function focusField(form: Form, path: Path, nth = 0): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (activeElement !== before && activeElement?.matches('input, textarea, select')) return;
    const element = findField(form, path);
    if (element === null) return;
    if (nth > 0) element.querySelectorAll<HTMLElement>(controls)[nth]?.focus();
    else firstControl(element)?.focus();
  });
}

function firstControl(element: HTMLElement): HTMLElement | null {
  return (
    element.querySelector<HTMLElement>('input:not([tabindex="-1"]):not(:disabled)') ??
    element.querySelector<HTMLElement>('.ins-object-body button:not(:disabled)') ??
    element.querySelector<HTMLElement>(controls)
  );
}

/** The element of a field in the form that shows it. */
function findField(form: Form, path: Path): HTMLElement | null {
  const key = formKey(form);
  const root = [...document.querySelectorAll<HTMLElement>('[data-form]')].find((each) => each.dataset['form'] === key);
  const wanted = pathKey(path);
  return (
    [...(root?.querySelectorAll<HTMLElement>('[data-path]') ?? [])].find((each) => each.dataset['path'] === wanted) ??
    null
  );
}

/**
 * Marks the innermost drawn field on the way to a path, and scrolls to it when asked. Returns how to take the mark away. The mark is an
 * attribute that React knows nothing of, so that walking through the fields draws nothing again.
 */
export function markField(form: Form, path: Path, scroll: boolean): () => void {
  for (let length = path.length; length > 0; length--) {
    const element = findField(form, path.slice(0, length));
    if (element === null) continue;
    element.dataset['selected'] = '';
    // In the frame that lays the page out anyway: at once, a key in the editor would lay it out a second time.
    const frame = scroll ? requestAnimationFrame(() => element.scrollIntoView({ block: 'nearest' })) : 0;
    return () => {
      cancelAnimationFrame(frame);
      delete element.dataset['selected'];
    };
  }
  return () => undefined;
}

/** What tells the forms of two objects apart. */
export function formKey(form: Pick<Form, 'place'>): string {
  return `${form.place.file} ${form.place.document} ${pathKey(form.place.path)}`;
}
