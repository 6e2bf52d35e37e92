import { findCommand, runCommand } from '../commands';
import { whyReadOnly, useSession } from '../session';
import { IconButton } from '../widgets';

/** How the icons of the top bar are drawn. */
export const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface BarButtonProps {
  readonly label: string;
  readonly command: string;
  readonly narrow: boolean;
  readonly children: React.ReactNode;
}

/** A button of the top bar that runs a command; where there is little room its label is only spoken. */
export function BarButton({ label, command, narrow, children }: BarButtonProps): React.JSX.Element {
  const rest = useRest(command);
  if (narrow) {
    return (
      <IconButton label={label} {...rest} onClick={() => runCommand(command)}>
        {children}
      </IconButton>
    );
  }
  return (
    <button
      type="button"
      className="button"
      title={rest['aria-description']}
      {...rest}
      onClick={() => runCommand(command)}
    >
      {children}
      {label}
    </button>
  );
}

/** What a button of a command says while another tab edits: that it rests, and why. A press then says the same in a notice. */
export function useRest(command: string): { readonly 'aria-disabled'?: true; readonly 'aria-description'?: string } {
  const reason = useSession(whyReadOnly);
  if (reason === null || !findCommand(command)?.writes) return {};
  return { 'aria-disabled': true, 'aria-description': reason };
}
