import { Menu } from '@mantine/core';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Popover.css';
import { findCommand, runCommand } from '../commands';
import { askCanvas } from '../canvas-requests';
import { getState } from '../store';
import { Kbd, MenuAnchor } from '../widgets';
import { headerMenuWords } from './words/header-menu';

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
      <Menu.Dropdown aria-label={headerMenuWords.labels[kind]}>
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
    { title: headerMenuWords.sizes.half, run: () => askCanvas('zoom-half') },
    { title: headerMenuWords.sizes.actual, run: () => askCanvas('zoom-actual') },
    { title: headerMenuWords.sizes.double, run: () => askCanvas('zoom-double') },
    ...command('zoom-in', headerMenuWords.closer),
    ...command('zoom-out', headerMenuWords.farther),
    ...command('fit-canvas', headerMenuWords.fitAll),
    ...command('fit-selection', headerMenuWords.fitSelection),
  ];
}

function moreLines(): readonly Line[] {
  return [
    ...command('fit-canvas', headerMenuWords.fitAll),
    ...command('toggle-legend', headerMenuWords.legend),
    ...command('toggle-minimap', headerMenuWords.minimap),
    ...command('select-all', headerMenuWords.selectAll),
    ...command('select-hits', headerMenuWords.selectHits),
    ...command('fold-bands', headerMenuWords.foldAll),
    ...command('unfold-bands', headerMenuWords.unfoldAll),
    ...command('arrange-canvas', headerMenuWords.arrange),
    ...command('unpin-all', headerMenuWords.unpinAll),
    ...command('save-svg', headerMenuWords.saveSvg),
    ...command('save-png', headerMenuWords.savePng),
  ];
}

/** The line of a command; none while it cannot be run. */
function command(id: string, title: string): Line[] {
  const found = findCommand(id);
  if (!found || found.isEnabled?.(getState()) === false) return [];
  const keys = found.keys?.[0];
  return [{ title, ...(keys === undefined ? {} : { keys }), run: () => runCommand(id) }];
}
