import { Menu } from '@mantine/core';
import { EllipsisVertical } from 'lucide-react';
import { runCommand } from '../commands';
import { editHere } from '../layout-mode';
import { setView, useView, type ViewState } from '../view';
import { IconButton } from '../widgets';

const themes: readonly { readonly id: ViewState['theme']; readonly title: string }[] = [
  { id: 'system', title: 'Theme as the system' },
  { id: 'light', title: 'Light' },
  { id: 'dark', title: 'Dark' },
];

/** What can be done without editing, and the way to editing. */
export function NarrowMenu(): React.JSX.Element {
  const theme = useView((view) => view.theme);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label="More" className="narrow-more">
          <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown className="narrow-menu">
        <Menu.Item onClick={() => runCommand('open-files')}>Open files</Menu.Item>
        <Menu.Item onClick={editHere}>Edit here</Menu.Item>
        <Menu.Divider />
        <Menu.RadioGroup value={theme}>
          {themes.map(({ id, title }) => (
            <Menu.RadioItem key={id} value={id} onChange={() => setView({ theme: id })}>
              {title}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
