import { Menu } from '@mantine/core';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Popover.css';
import { findCommand, runCommand } from '../commands';
import { askCanvas } from '../canvas-requests';
import { getState } from '../store';
import { Kbd, MenuAnchor } from '../widgets';

export interface HeaderMenuProps {
  readonly kind: 'zoom' | 'more';
  /** Its upper right corner, in CSS pixels of the pane. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

interface Line {
  readonly title: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** The menus of the canvas' header: sizes of the picture, and what has no room beside them. */
export function HeaderMenu({ kind, at, onClose }: HeaderMenuProps): React.JSX.Element {
  const lines = kind === 'zoom' ? zoomLines() : moreLines();
  return (
    <Menu opened onClose={onClose} position="bottom-end" offset={2} shadow="md" width={232} trapFocus withinPortal>
      <Menu.Target>
        <MenuAnchor className="menu-anchor" x={at.x} y={at.y} />
      </Menu.Target>
      <Menu.Dropdown aria-label={kind === 'zoom' ? 'Zoom' : 'More of the canvas'}>
        {lines.map(({ title, keys, run }) => (
          <Menu.Item
            key={title}
            onClick={() => void setTimeout(run)}
            {...(keys ? { rightSection: <Kbd keys={keys} /> } : {})}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function zoomLines(): readonly Line[] {
  return [
    { title: '50 %', run: () => askCanvas('zoom-half') },
    { title: '100 %', run: () => askCanvas('zoom-actual') },
    { title: '200 %', run: () => askCanvas('zoom-double') },
    ...command('zoom-in', 'Closer'),
    ...command('zoom-out', 'Farther'),
    ...command('fit-canvas', 'Fit all'),
    ...command('fit-selection', 'Fit selection'),
  ];
}

function moreLines(): readonly Line[] {
  return [
    ...command('fit-canvas', 'Fit all'),
    ...command('toggle-legend', 'Legend, on or off'),
    ...command('toggle-minimap', 'Minimap, on or off'),
    ...command('select-all', 'Select all cards'),
    ...command('select-hits', 'Select what the filter found'),
    ...command('fold-bands', 'Fold all bands'),
    ...command('unfold-bands', 'Unfold all bands'),
    ...command('arrange-canvas', 'Arrange: unpin what is selected'),
    ...command('unpin-all', 'Unpin all cards'),
    ...command('save-svg', 'Save SVG…'),
    ...command('save-png', 'Save PNG…'),
  ];
}

/** The line of a command; none while it cannot be run. */
function command(id: string, title: string): Line[] {
  const found = findCommand(id);
  if (!found || found.isEnabled?.(getState()) === false) return [];
  const keys = found.keys?.[0];
  return [{ title, ...(keys === undefined ? {} : { keys }), run: () => runCommand(id) }];
}
