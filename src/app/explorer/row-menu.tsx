import { Menu } from '@mantine/core';
import { Kbd, MenuAnchor } from '../widgets';
import { linesFor } from './row-lines';
import type { Row } from './row';
import { rowMenuWords } from './words/tree';

/** Where a row's menu opens, in CSS pixels of the window. */
export interface MenuAt {
  readonly row: Row;
  readonly x: number;
  readonly y: number;
}

/** The menu of a row, at the pointer or below the row. */
export function RowMenu({ at, onClose }: { readonly at: MenuAt; readonly onClose: () => void }): React.JSX.Element {
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={2} returnFocus={false}>
      <Menu.Target>
        <MenuAnchor className="row-menu-anchor" x={at.x} y={at.y} />
      </Menu.Target>
      <Menu.Dropdown aria-label={rowMenuWords.label(at.row.label)}>
        {linesFor(at.row).map((group, index) => (
          <div key={index} role="group">
            {index > 0 && <Menu.Divider />}
            {group.map((action) => (
              <Menu.Item
                key={action.id}
                className={action.danger ? 'menu-danger' : undefined}
                rightSection={action.keys && <Kbd keys={action.keys} />}
                // The menu gives the focus back when it closes; what opens in its place takes it after that.
                onClick={() => void setTimeout(action.run)}
              >
                {action.title}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
