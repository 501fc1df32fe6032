/// The script of the HTML report: it opens the part a link leads to and filters the matrix.
enum HTMLScript {
  /// What stands between the script's tags.
  static let text: StaticString = """

    "use strict";
    const query = new URLSearchParams(location.search);
    function openTarget() {
      const node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!node) return;
      for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      node.scrollIntoView();
    }
    for (const matrix of document.querySelectorAll(".matrix")) {
      const rows = [...matrix.querySelectorAll("tbody tr")];
      const texts = rows.map(row => row.textContent.toLowerCase());
      const search = matrix.querySelector("[type=search]");
      const filter = () => {
        const status = matrix.querySelector("[type=radio]:checked").value;
        const words = search.value.toLowerCase().split(/\\s+/);
        let count = 0;
        rows.forEach((row, index) => {
          const fits = status === "all" || row.classList.contains(status);
          row.hidden = !(fits && words.every(word => texts[index].includes(word)));
          if (!row.hidden) count += 1;
        });
        matrix.querySelector(".shown").textContent = `${count} of ${rows.length} shown`;
      };
      search.value = query.get("q") ?? "";
      for (const radio of matrix.querySelectorAll("[type=radio]"))
        if (radio.value === query.get("status")) radio.checked = true;
      for (const part of matrix.querySelectorAll(".scripted")) part.hidden = false;
      matrix.addEventListener("input", filter);
      filter();
    }
    addEventListener("hashchange", openTarget);
    openTarget();

    """

  /// The SHA-256 of the text in base64, which lets a browser run it and no other script (CSP Level 3 §2.3.1).
  static let digest: StaticString = "9Z9CgZnHNJ66Bxw1nFu/mq6mKOMeUEtRaO4nLvBQxeI="
}
