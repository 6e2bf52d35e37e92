import { Tooltip } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Kbd } from './kbd';
import './widgets.css';

type Native = Omit<ComponentPropsWithRef<'button'>, 'title' | 'aria-label' | 'children'>;

/** A button with an icon alone: its label is spoken and shown as a tooltip, with its keys when it has some. */
export function IconButton(
  props: Native & { readonly label: string; readonly keys?: string; readonly children: ReactNode },
): React.JSX.Element {
  const { label, keys, children, className, ...native } = props;
  const hint = keys ? (
    <>
      {label} <Kbd keys={keys} />
    </>
  ) : (
    label
  );
  // A menu that hangs from the button says more than the tooltip, which would lie over it.
  const hasMenuOpen = native['aria-expanded'] === true || native['aria-expanded'] === 'true';
  return (
    <Tooltip disabled={hasMenuOpen} label={hint} openDelay={400} withinPortal>
      <button
        type="button"
        {...native}
        aria-label={label}
        className={className ? `icon-button ${className}` : 'icon-button'}
      >
        {children}
      </button>
    </Tooltip>
  );
}
