import { Menu } from '@mantine/core';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Popover.css';
import { useEffect } from 'react';
import { Kbd, MenuAnchor } from '../widgets';
import type { Floating } from './canvas-state';
import { menuOf, titleOfMenu } from './menu-items';
import type { MenuItem, SubMenu } from './menu-lines';
import { getPicked } from './picking';
import type { Actions } from './use-actions';

export interface NodeMenuProps {
  readonly floating: Extract<Floating, { type: 'menu' }>;
  readonly actions: Actions;
  readonly onClose: () => void;
}

/** The menu of a card, a part of one, several cards, a wire, a band or an empty place. */
export function NodeMenu({ floating, actions, onClose }: NodeMenuProps): React.JSX.Element {
  const picked = getPicked();
  const groups = menuOf(floating, picked, actions);
  useWheelElsewhere(onClose);
  return (
    <Menu
      opened
      onClose={onClose}
      // Beside the point and not below it, so that a long menu is shifted up into the window.
      position="right-start"
      middlewares={{ flip: true, shift: { padding: 8 } }}
      offset={2}
      shadow="md"
      width={264}
      // Over a notice, which may lie where the menu opens.
      zIndex={500}
      trapFocus
      returnFocus
      withinPortal
    >
      <Menu.Target>
        <MenuAnchor className="menu-anchor" {...floating.at} />
      </Menu.Target>
      <Menu.Dropdown className="canvas-menu" aria-label={titleOfMenu(floating, picked, actions)}>
        {groups.map((group, index) => (
          <div key={index} role="group">
            {index > 0 && <Menu.Divider />}
            {group.map((each) => (
              <Line key={each.title} line={each} />
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Closes the menu when the wheel moves the picture away below it. */
function useWheelElsewhere(onClose: () => void): void {
  useEffect(() => {
    const onWheel = ({ target }: WheelEvent): void => {
      if (target instanceof Element && target.closest('.canvas-body') !== null) onClose();
    };
    addEventListener('wheel', onWheel, { capture: true, passive: true });
    return () => removeEventListener('wheel', onWheel, { capture: true });
  }, [onClose]);
}

function Line({ line }: { readonly line: MenuItem | SubMenu }): React.JSX.Element {
  if (line.items === undefined) return <Item item={line} />;
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{line.title}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown aria-label={line.title}>
        {line.items.map((each) => (
          <Item key={each.title} item={each} />
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

function Item({ item }: { readonly item: MenuItem }): React.JSX.Element {
  return (
    <Menu.Item
      // The menu gives the focus back when it closes; what opens in its place takes it after that.
      onClick={() => void setTimeout(item.run)}
      {...(item.danger ? { color: 'var(--error)' } : {})}
      {...(item.keys ? { rightSection: <Kbd keys={item.keys} /> } : {})}
    >
      {item.title}
    </Menu.Item>
  );
}
