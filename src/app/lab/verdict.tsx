import type { Told } from '../../core/mesh';

/** Whether the settings can eject at all, and what comes of it for the calls. */
export function Verdict({ told }: { readonly told: readonly Told[] }): React.JSX.Element {
  const textOf = (about: Told['about']): string => told.find((each) => each.about === about)?.text ?? '';
  return (
    <p className="lab-verdict">
      <strong>{textOf('verdict')}</strong> {textOf('sum')}
    </p>
  );
}
