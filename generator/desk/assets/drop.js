/* Files dropped on a form that takes files are sent as if they had been chosen in it. */
(function () {
  "use strict";
  for (const box of document.querySelectorAll("[data-drop]")) {
    box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("d-over"); });
    box.addEventListener("dragleave", () => box.classList.remove("d-over"));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      box.classList.remove("d-over");
      if (!event.dataTransfer.files.length) return;
      box.querySelector('input[type="file"]').files = event.dataTransfer.files;
      box.requestSubmit();
    });
  }
})();
