"use strict";
(function () {
  var data = JSON.parse(document.getElementById("data").textContent);
  var words = data.words;
  var by = function (id) { return document.getElementById(id); };
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
  var sends = all(".send");

  // Ticks and choices outlive the page. Where the browser keeps nothing (a locked-down viewer) they
  // last as long as the page is open, and the page says so.
  var kept = (function () {
    var memory = {};
    var store = null;
    try {
      store = window.localStorage;
      store.setItem("medsos/try", "1");
      store.removeItem("medsos/try");
    } catch (closed) {
      store = null;
      by("no-store").hidden = false;
    }
    return {
      get: function (key) { return store ? store.getItem(key) : memory[key] || null; },
      set: function (key, value) {
        memory[key] = value;
        try { if (store) { if (value === null) { store.removeItem(key); } else { store.setItem(key, value); } } }
        catch (full) { by("no-store").hidden = false; }
      }
    };
  }());

  function say(text) {
    var box = by("said");
    box.textContent = text;
    box.className = "on";
    clearTimeout(say.timer);
    say.timer = setTimeout(function () { box.className = ""; }, 4000);
  }

  // Three ways to copy, the best first: the clipboard API, the old command, and marking the text.
  function byCommand(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.className = "unseen";
    document.body.appendChild(area);
    area.select();
    area.setSelectionRange(0, text.length);
    var done = false;
    try { done = document.execCommand("copy"); } catch (refused) { done = false; }
    document.body.removeChild(area);
    return done;
  }

  function mark(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function copied(button) {
    var label = button.querySelector("span");
    if (!button.dataset.label) { button.dataset.label = label.textContent; }
    label.textContent = words.copied;
    button.classList.add("copied");
    say(words.copied_what.replace("{what}", button.dataset.label));
    clearTimeout(button.timer);
    button.timer = setTimeout(function () {
      label.textContent = button.dataset.label;
      button.classList.remove("copied");
    }, 2500);
  }

  function copy(button) {
    var id = button.dataset.copy;
    var text = data.texts[id];
    function otherwise() {
      var back = document.activeElement;
      var done = byCommand(text);
      if (back && back.focus) { back.focus(); }
      if (done) { copied(button); } else { mark(by(id)); say(words.copy_by_hand); }
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { copied(button); }, otherwise);
    } else {
      otherwise();
    }
  }

  function isDone(send) { return send.classList.contains("is-done"); }

  function count() {
    var done = sends.filter(isDone).length;
    by("progress").value = done;
    by("count").textContent = (done === sends.length && done > 0 ? words.all_done : words.count)
      .replace("{done}", done).replace("{all}", sends.length);
  }

  function filter() {
    var account = by("account").value;
    var day = by("day").value;
    var rest = by("rest").checked;
    sends.forEach(function (send) {
      send.hidden = (account !== "" && send.dataset.account !== account)
        || (day !== "" && send.dataset.day !== day) || (rest && isDone(send));
    });
    all(".post").forEach(function (post) { post.hidden = !post.querySelector(".send:not([hidden])"); });
    all(".day").forEach(function (one) { one.hidden = !one.querySelector(".post:not([hidden])"); });
    by("empty").hidden = all(".day:not([hidden])").length > 0;
  }

  function tick(send, on) {
    send.classList.toggle("is-done", on);
    send.classList.remove("is-open");
    send.querySelector(".tick input").checked = on;
    send.querySelector(".again").setAttribute("aria-expanded", "false");
  }

  sends.forEach(function (send) {
    var key = "medsos/tayang/" + send.dataset.key;
    var box = send.querySelector(".tick input");
    tick(send, kept.get(key) === "1");
    box.addEventListener("change", function () {
      kept.set(key, box.checked ? "1" : null);
      tick(send, box.checked);
      count();
      say(box.checked ? words.ticked : words.unticked);
    });
    var again = send.querySelector(".again");
    again.addEventListener("click", function () {
      again.setAttribute("aria-expanded", String(send.classList.toggle("is-open")));
    });
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("button[data-copy]") : null;
    if (button) { copy(button); }
  });

  ["account", "day", "rest"].forEach(function (id) { by(id).addEventListener("change", filter); });

  // The theme follows the system until somebody chooses.
  var root = document.documentElement;
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark"
      : window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function paint(theme) { if (theme === "dark" || theme === "light") { root.dataset.theme = theme; } }
  paint(kept.get("medsos/tema"));
  by("theme").addEventListener("click", function () {
    paint(dark() ? "light" : "dark");
    kept.set("medsos/tema", root.dataset.theme);
  });

  var now = new Date();
  var two = function (number) { return (number < 10 ? "0" : "") + number; };
  var today = by("d-" + now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()));
  if (today) {
    var badge = document.createElement("span");
    badge.className = "today";
    badge.textContent = words.today;
    today.querySelector("h2").appendChild(badge);
  }

  if (data.tools) { halfStep({data: data, by: by, all: all, kept: kept, say: say}); }

  by("bar").hidden = false;
  count();
  filter();
}());
