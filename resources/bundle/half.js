"use strict";
// The half-step: addresses in, final files out. No network: nothing is fetched, files are made in the page.
function halfStep(page) {
  var data = page.data, words = data.half, by = page.by, all = page.all, kept = page.kept;
  var addressed = "medsos/alamat/" + data.kept.addresses + "/", named = "medsos/akun/" + data.kept.accounts + "/";
  var MEDIA = /\{\{media:([^{}]*)\}\}/g;
  var ACCOUNT = /^\{\{account:([^{}]*)\}\}$/;
  var MOST = 3;

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (mark, name) { return name in values ? values[name] : mark; });
  }

  function few(names) {
    var more = names.length - MOST;
    return names.slice(0, MOST).join(", ") + (more > 0 ? " " + fill(words.and_more, {n: more}) : "");
  }

  // Addresses by the name of the picture: the pasted list wins over the folder's address.
  function addresses() {
    var found = {}, problems = [];
    var base = by("base") ? by("base").value.trim() : "";
    if (base) {
      if (base.charAt(base.length - 1) !== "/") { base += "/"; }
      var inside = /\/posts\/$/.test(base);
      data.media.forEach(function (name) { found[name] = base + (inside ? name.replace(/^posts\//, "") : name); });
    }
    var lines = by("list") ? by("list").value.split(/\r\n|\r|\n/) : [];
    lines.forEach(function (line) {
      var at = line.search(/https?:\/\//i);
      var name = (at < 0 ? line : line.slice(0, at)).replace(/^[\s"']+/, "").replace(/[\s"'=;,:>→-]+$/, "");
      if (!name) { if (at >= 0) { problems.push(fill(words.line, {line: line.trim()})); } return; }
      var url = at < 0 ? "" : line.slice(at).trim().replace(/["']$/, "");
      var wanted = name.replace(/\\/g, "/").replace(/^\.?\//, "");
      var same = data.media.filter(function (each) { return each === wanted; });
      if (!same.length) {
        same = data.media.filter(function (each) { return each.slice(-wanted.length - 1) === "/" + wanted; });
      }
      if (same.length === 1) { if (url) { found[same[0]] = url; } }
      else { problems.push(fill(same.length ? words.many_names : words.unknown, {name: name})); }
    });
    return {found: found, problems: problems};
  }

  // What is wrong with an address for a tool; "" when it can stand.
  function wrong(name, url, tool) {
    var plain = url.split(/[?#]/)[0];
    var suffix = (/\.[^./]*$/.exec(plain) || [""])[0];
    if (!/^https:\/\/[^\s/]+\/\S+$/.test(url)) { return fill(words.not_https, {name: name}); }
    if (/[\s"<>]/.test(url) || (tool.joined && url.indexOf(",") >= 0)) { return fill(words.comma, {name: name}); }
    if (tool.suffixes.length && tool.suffixes.indexOf(suffix) < 0) {
      return fill(words.suffix, {name: name, suffixes: tool.suffixes.join(" ")});
    }
    return "";
  }

  // One file: its records with addresses in place of marks, and everything that stands in the way.
  function made(tool, file, found, skip) {
    var missing = {}, bad = {}, ids = {}, late = [], past = [];
    var soon = Date.now() + tool.lead * 60000;
    var records = file.records.filter(function (record) {
      var at = Date.parse(record.at);
      if (at > soon) { return true; }
      (at > Date.now() ? late : past).push(record.what);
      return !skip;
    });
    function media(text) {
      return text.replace(MEDIA, function (mark, name) {
        var url = found[name];
        if (!url) { missing[name] = true; return mark; }
        var trouble = wrong(name, url, tool);
        if (trouble) { bad[trouble] = true; }
        return url;
      });
    }
    function account(text) {
      var name = (ACCOUNT.exec(text) || ["", ""])[1];
      var field = by("id-" + name);
      var value = field ? field.value.trim() : "";
      if (!value) { ids[field ? field.parentNode.querySelector("label").textContent : name] = true; return text; }
      return value;
    }
    function request(body) {
      var copy = JSON.parse(JSON.stringify(body));
      copy.posts.forEach(function (post) {
        post.integration.id = account(post.integration.id);
        post.value.forEach(function (value) {
          value.image.forEach(function (image) { image.path = media(image.path); });
        });
      });
      return copy;
    }
    var filled = records.map(function (record) {
      if (file.kind === "json") { return request(record.body); }
      return record.cells.map(function (cell, at) { return file.fill.indexOf(at) < 0 ? cell : media(cell); });
    });
    var problems = Object.keys(bad), amiss = problems.length || !filled.length;
    amiss = amiss || (!skip && (late.length || past.length));
    if (Object.keys(missing).length) { problems.push(fill(words.missing, {names: few(Object.keys(missing))})); }
    if (Object.keys(ids).length) { problems.push(fill(words.account, {names: few(Object.keys(ids))})); }
    if (!skip && late.length) { problems.push(fill(words.late, {n: tool.lead, names: few(late)})); }
    if (!skip && past.length) { problems.push(fill(words.past, {names: few(past)})); }
    if (!filled.length) { problems = [words.nothing_left]; }
    return {filled: filled, problems: problems, open: !amiss, late: late.length + past.length};
  }

  // RFC 4180, to the byte as the app writes it.
  function quoted(cell) {
    return /[",\r\n]|^[ \t]|[ \t]$/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell;
  }

  function encoded(file, filled) {
    if (file.kind === "json") { return JSON.stringify(filled, null, 1) + "\n"; }
    var lines = (file.head.length ? [file.head] : []).concat(filled);
    var text = lines.map(function (line) { return line.map(quoted).join(",") + "\r\n"; }).join("");
    return (file.bom ? "\ufeff" : "") + text;
  }

  function save(file, text) {
    var type = file.kind === "json" ? "application/json" : "text/csv;charset=utf-8";
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], {type: type}));
    link.download = file.name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    page.say(fill(words.saved, {name: file.name}));
  }

  // What is only not filled in yet is told, without the colour of a mistake.
  function list(box, lines, good, open) {
    var said = lines.length ? lines : good ? [good] : [];
    var key = (lines.length ? "!" : "") + said.join("\n");
    if (box.getAttribute("data-said") === key) { return; }
    box.setAttribute("data-said", key);
    box.className = "problems" + (!lines.length ? " good" : open ? " open" : "");
    while (box.firstChild) { box.removeChild(box.firstChild); }
    said.forEach(function (line) {
      var made = document.createElement("li");
      made.textContent = line;
      box.appendChild(made);
    });
  }

  function skipping() { return by("skip-late").checked; }

  function show() {
    var told = addresses(), late = 0;
    if (by("addressed")) {
      by("addressed").textContent = fill(words.status, {
        n: data.media.filter(function (name) { return told.found[name]; }).length, all: data.media.length
      });
      list(by("address-problems"), told.problems, "");
    }
    data.tools.forEach(function (tool) {
      tool.files.forEach(function (file, at) {
        var key = tool.id + "-" + at;
        var result = made(tool, file, told.found, skipping());
        late += result.late;
        var left = skipping() && result.late ? fill(words.skip_left, {n: result.late}) : "";
        list(by("p-" + key), result.problems, (words.ready + " " + left).trim(), result.open);
        document.querySelector("[data-save='" + key + "']")
          .setAttribute("aria-disabled", String(result.problems.length > 0));
      });
    });
    by("late").hidden = !late;
  }

  all("[data-save]").forEach(function (button) {
    button.addEventListener("click", function () {
      var key = button.getAttribute("data-save"), at = key.lastIndexOf("-");
      var tool = data.tools.filter(function (each) { return each.id === key.slice(0, at); })[0];
      var file = tool.files[Number(key.slice(at + 1))];
      show();
      var result = made(tool, file, addresses().found, skipping());
      if (result.problems.length) { page.say(result.problems[0]); return; }
      save(file, encoded(file, result.filled));
    });
  });

  all("#base, #list, [data-account-id]").forEach(function (field) {
    var key = (field.hasAttribute("data-account-id") ? named : addressed) + field.id;
    field.value = kept.get(key) || "";
    field.addEventListener("input", function () { kept.set(key, field.value); show(); });
  });
  by("skip-late").addEventListener("change", show);
  by("half").addEventListener("toggle", show);
  show();
}
