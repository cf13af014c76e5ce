// How such pages are often made: everything is kept wherever it can be, nothing is meant badly.
const choose = document.querySelector('#choose');
const talk = document.querySelector('#talk');
const form = location.pathname === '/samtal' ? talk : choose;
form.hidden = false;
form.querySelector('input, textarea').focus();

navigator.serviceWorker.register('/worker.js');
localStorage.setItem('last', location.href);

function keep(text, reply) {
  localStorage.setItem('texts', JSON.stringify([text, reply]));
  sessionStorage.setItem('texts', JSON.stringify([text, reply]));
  // biome-ignore lint/suspicious/noDocumentCookie: what a naive page does
  document.cookie = `last=${encodeURIComponent(text)}; max-age=864000; path=/`;
  history.pushState({ text, reply }, '', `/samtal?last=${encodeURIComponent(text)}`);
  document.title = `${text} – ${document.title}`;
  caches.open('texts').then((cache) => cache.put('/texts', new Response(`${text} ${reply}`)));
  const opening = indexedDB.open('talk', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('texts', { autoIncrement: true });
  opening.onsuccess = () => opening.result.transaction('texts', 'readwrite').objectStore('texts').add({ text, reply });
}

talk.addEventListener('submit', async (event) => {
  event.preventDefault();
  const field = talk.querySelector('textarea');
  const text = field.value;
  field.value = '';
  const { reply } = await (await fetch(`/say?text=${encodeURIComponent(text)}`)).json();
  for (const line of [text, reply]) {
    const item = document.createElement('li');
    item.textContent = line;
    document.querySelector('#log').append(item);
  }
  document.body.style.background = 'papayawhip';
  keep(text, reply);
});
// The session file may have a draft too, but only if the browser happened to write it between the last key and the way out.
talk.querySelector('textarea').addEventListener('input', ({ target }) => localStorage.setItem('draft', target.value));
talk.querySelector('textarea').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  talk.requestSubmit();
});

let shifts = 0;
addEventListener('keydown', ({ key }) => {
  shifts = key === 'Shift' ? shifts + 1 : 0;
  if (shifts === 3) document.querySelector('#exit').click();
});
