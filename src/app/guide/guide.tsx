import { useGuide } from './guide-state';
import { LessonGuide } from './lesson';
import { Tour } from './tour';

/** The tour or the lesson that is going on. */
export default function Guide(): React.JSX.Element | null {
  const guiding = useGuide((guide) => guide.guiding);
  if (guiding === null) return null;
  return guiding.type === 'tour' ? <Tour /> : <LessonGuide id={guiding.id} />;
}
