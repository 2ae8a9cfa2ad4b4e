// New items announce themselves and move nothing; an article says who else looks at it.
// @ts-check

import { $, inQueue, onlyItem } from './page.js';

if (inQueue) {
  const news = new EventSource(`/events?since=${$('.queue').dataset.since}`);
  news.addEventListener('new', ({ data }) => {
    const link = $('#news');
    link.textContent = `${data} new`;
    link.hidden = false;
  });
  addEventListener('pagehide', () => news.close());
}

async function look() {
  if (document.hidden) return;
  const response = await fetch(`/articles/${onlyItem.dataset.id}/presence`, { method: 'POST' }).catch(() => undefined);
  if (!response?.ok) return;
  const { others } = await response.json();
  $('#others').textContent = others.length
    ? `${others.join(', ')} ${others.length > 1 ? 'look' : 'looks'} at this too`
    : '';
}

if (onlyItem) {
  void look();
  setInterval(look, 15_000);
}
