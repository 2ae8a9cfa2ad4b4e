import { UserError } from '../../errors.js';
import { decideStory, type StoryWish } from '../../stages/stories.js';
import type { Web, WebDeps } from '../context.js';
import { safePath } from '../href.js';

/** Stories that a reviewer joins or takes apart. */
export function storyRoutes(app: Web, { db }: WebDeps): void {
  app.post('/stories', async (c) => {
    const form = await c.req.parseBody();
    const number = (name: string) => {
      const [, digits] = /^(?:\S*\/articles\/)?(\d{1,15})$/.exec(`${form[name] ?? ''}`.trim()) ?? [];
      if (!digits) throw new UserError(`Name the article by its number or its address here: "${form[name] ?? ''}".`);
      return Number(digits);
    };
    const wishes: Record<string, () => StoryWish> = {
      merge: () => ({ action: 'merge', article: number('article'), into: number('into') }),
      split: () => ({ action: 'split', article: number('article') }),
      undo: () => ({ action: 'undo', decision: number('decision') }),
    };
    const wish = wishes[`${form.action}`];
    if (!wish) throw new UserError(`There is no such decision on stories: ${form.action ?? 'none'}.`);
    await decideStory({ db }, c.get('user'), wish(), `${form.request ?? ''}`.slice(0, 64) || null);
    return c.redirect(safePath(`${form.back ?? '/'}`), 303);
  });
}
