import { Menu } from '@mantine/core';
import { Settings } from 'lucide-react';
import { runCommand } from '../commands';
import { setView, useView, type ViewState } from '../view';
import { IconButton } from '../widgets';
import { icon } from './bar-button';
import { topBarWords } from './words/bars';

const themes = ['system', 'light', 'dark'] as const satisfies readonly ViewState['theme'][];

/** What is remembered about how the page looks and what its keys do. */
export function ViewMenu(): React.JSX.Element {
  const chosen = useView((view) => view.theme);
  const letters = useView((view) => view.letterKeys);
  const follow = useView((view) => view.follow);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={topBarWords.settings}>
          <Settings {...icon} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{topBarWords.theme}</Menu.Label>
        <Menu.RadioGroup value={chosen}>
          {themes.map((id) => (
            <Menu.RadioItem key={id} value={id} onChange={() => setView({ theme: id })}>
              {topBarWords.themes[id]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={follow} onChange={() => runCommand('toggle-follow')}>
          {topBarWords.follow}
        </Menu.CheckboxItem>
        <Menu.CheckboxItem checked={letters} onChange={() => runCommand('toggle-letter-keys')}>
          {topBarWords.letterKeys}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
