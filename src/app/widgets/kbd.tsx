import { formatKeys } from '../commands/keys';
import './widgets.css';

/** Keys as the platform writes them: `Mod+Shift+Z` is shown as Ctrl Shift Z, on a Mac as its symbols. */
export function Kbd({ keys }: { readonly keys: string }): React.JSX.Element {
  return <kbd className="kbd">{formatKeys(keys)}</kbd>;
}
