import { formatPath, type Path } from '../../core/text';
import { goToText as showText } from '../go-to-text';
import { announce, notify } from '../notices';
import { select } from '../store';
import { placeOf, type Form } from './form';
import { copyWords } from './words/frame';

/** Shows a field's text in the YAML pane and puts the caret there. */
export function goToText(form: Form, path: Path): void {
  const place = placeOf(form, path);
  select({ place, from: 'command' });
  showText(place);
}

/** Selects a field as another pane would, so that the form opens what it lies in and scrolls to it. */
export function revealField(form: Form, path: Path): void {
  select(null);
  select({ place: placeOf(form, path), from: 'command' });
}

/** Copies a path as the command line takes it: `spec.ports[0].number`. */
export function copyPath(path: Path): void {
  const text = formatPath(path);
  navigator.clipboard.writeText(text).then(
    () => announce(copyWords.copied(text)),
    () => notify({ tone: 'error', text: copyWords.refused(text) }),
  );
}
