import type { Path } from '../../../core/text';
import type { FieldState } from '../use-field';
import { NoteSlips } from './note-slips';

/** The notes on a field, below it; nothing where several objects are edited at once. */
export function FieldSlips(props: { readonly path: Path; readonly state: FieldState }): React.JSX.Element | null {
  const { noting } = props.state;
  if (noting === undefined) return null;
  return <NoteSlips path={props.path} isAdding={noting.isOpen} onAdded={() => noting.set(false)} />;
}
