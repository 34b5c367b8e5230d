// Asks the server which page it has, and takes that page when it is another one.
(() => {
  'use strict';
  const shown = document.querySelector('[data-watched]').dataset.watched;
  new EventSource('/events').addEventListener('message', ({ data }) => {
    if (data !== shown) location.reload();
  });
})();
