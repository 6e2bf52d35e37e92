import { Menu } from '@mantine/core';
import { ChevronDown, ClipboardPaste, FolderTree } from 'lucide-react';
import { runCommand } from '../commands';
import { icon, useRest } from './bar-button';
import { topBarWords } from './words/bars';

/** The menu beside `Open`: a whole folder, or YAML from the clipboard. */
export function MoreWaysIn(): React.JSX.Element {
  const rest = useRest('open-folder');
  const resting = rest['aria-disabled'] === true;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className="button button-arrow" aria-label={topBarWords.moreWaysIn}>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={resting} leftSection={<FolderTree {...icon} />} onClick={() => runCommand('open-folder')}>
          {topBarWords.openFolder}
        </Menu.Item>
        <Menu.Item
          disabled={resting}
          leftSection={<ClipboardPaste {...icon} />}
          onClick={() => runCommand('paste-yaml')}
        >
          {topBarWords.pasteYaml}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
