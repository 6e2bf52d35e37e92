import { Menu } from '@mantine/core';
import { EllipsisVertical } from 'lucide-react';
import { runCommand } from '../commands';
import { editHere } from '../layout-mode';
import { useReviewing } from '../review-state';
import { setView, useView, type ViewState } from '../view';
import { IconButton } from '../widgets';
import { reviewWords } from './words';

const themes: readonly ViewState['theme'][] = ['system', 'light', 'dark'];

/** What can be done without editing, and the way to editing. */
export function NarrowMenu(): React.JSX.Element {
  const theme = useView((view) => view.theme);
  const isReviewing = useReviewing();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={reviewWords.more} className="narrow-more">
          <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown className="narrow-menu">
        <Menu.Item onClick={() => runCommand('open-files')}>{reviewWords.openFiles}</Menu.Item>
        <Menu.Item onClick={editHere}>{reviewWords.editHere}</Menu.Item>
        {isReviewing && <Menu.Item onClick={() => runCommand('end-review')}>{reviewWords.endReview}</Menu.Item>}
        <Menu.Divider />
        <Menu.RadioGroup value={theme}>
          {themes.map((each) => (
            <Menu.RadioItem key={each} value={each} onChange={() => setView({ theme: each })}>
              {reviewWords.themes[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
