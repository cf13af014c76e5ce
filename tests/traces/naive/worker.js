addEventListener('install', (event) => {
  event.waitUntil(caches.open('pages').then((cache) => cache.addAll(['/', '/page.js', '/style.css'])));
});
addEventListener('fetch', () => undefined);
