#include "samples.hpp"
#include <winloop/document/render.hpp>

#include <boost/test/unit_test.hpp>

using namespace winloop;
using namespace winloop::document;

namespace {

std::string shown(Content content, Format format, bool unicode = true) {
  return render_to_string(Document{}.add(std::move(content)), format,
                          {.width = 40, .unicode = unicode});
}

/// The page without what stands around its blocks.
std::string body_of(const std::string& html) {
  const auto from = html.find("</header>\n") + 10;
  return html.substr(from, html.find("</main>") - from);
}

Quote said() {
  return {.words = "I want to own the roadmap, not just the backlog.",
          .who = "Ana Ruiz",
          .kind = "screen",
          .on = Date::parse("2026-03-04"),
          .at = Millis{760'000},
          .conversation = 12};
}

Table two_people() {
  Table table{.name = "people", .title = "People"};
  table.columns = {{.key = "name", .title = "Name"},
                   {.key = "score", .title = "Score", .kind = ColumnKind::number},
                   {.key = "known", .title = "Known", .kind = ColumnKind::percent},
                   {.key = "raw", .show = Show::data}};
  table.add({"Ana|Ruiz", 0.8123, 0.92, 1});
  table.add({"<Jo>", Missing{}, 0.0, 2});
  return table;
}

Bars three_bars() {
  return {.title = "Heard",
          .bars = {{.label = "Autonomy", .value = 0.5, .text = "6 of 12"},
                   {.label = "Impact", .value = 0.5, .interval = Interval{0.25, 0.75}},
                   {.label = "Pay"}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_pages)

BOOST_AUTO_TEST_CASE(text_top_and_headings) {
  Document document{.title = "Title", .subtitle = "Sub"};
  document.meta = {{.key = "a", .title = "As of", .value = Date::parse("2026-03-04")},
                   {.key = "b", .title = "Spec", .value = 3},
                   {.key = "quiet", .value = 1}};
  document.add(Heading{.level = 2, .text = "Part"});
  document.add(Heading{.level = 3, .text = "Inner"});
  document.add(Paragraph{"Nested."});
  document.add(Heading{.level = 2, .text = "Next"});
  document.add(Paragraph{.text = "Careful.", .tone = Tone::warning});
  BOOST_TEST(render_to_string(document, Format::text) ==
             "Title\n═════\nSub\nAs of 2026-03-04 · Spec 3\n\n"
             "Part\n────\nInner\n  Nested.\n\nNext\n────\nWarning: Careful.\n");
}

BOOST_AUTO_TEST_CASE(text_quotes_and_lists) {
  BOOST_TEST(shown(said(), Format::text) ==
             "  │ “I want to own the roadmap, not just\n"
             "  │ the backlog.”\n"
             "  │ Ana Ruiz · screen · 2026-03-04 ·\n"
             "  │ 00:12:40 · conversation 12\n");
  // Where a mail broke a sentence says nothing.
  BOOST_TEST(shown(Quote{.words = "two\nlines\nflow"}, Format::text, false) ==
             "  | \"two lines flow\"\n  | unknown speaker\n");
  BOOST_TEST(shown(List{.items = {"a", "b"}}, Format::text) == "• a\n• b\n");
  BOOST_TEST(shown(List{.items = {"a long line that has to be wrapped somewhere"}, .ordered = true},
                   Format::text) == "1. a long line that has to be wrapped\n   somewhere\n");
}

BOOST_AUTO_TEST_CASE(marks_are_bold_on_a_terminal_across_lines) {
  Quote quote{.words = "in six\tmonths, <then>", .who = "Ana"};
  quote.marks = {{3, 10}};
  Document document;
  document.add(quote);
  std::string shown;
  RenderOptions options;
  options.width = 24;
  options.color = true;
  render(document, Format::text, options, [&](std::string_view bytes) { shown += bytes; });
  BOOST_TEST(shown.find("“in \x1b[1msix months\x1b[0m,") != std::string::npos, shown);
  quote.marks = {{3, 17}};
  document.blocks.clear();
  document.add(quote);
  shown.clear();
  render(document, Format::text, options, [&](std::string_view bytes) { shown += bytes; });
  BOOST_TEST(shown.find("\x1b[1m<then\x1b[0m>”") != std::string::npos, shown);
  shown.clear();
  options.color = false;
  render(document, Format::text, options, [&](std::string_view bytes) { shown += bytes; });
  BOOST_TEST(shown.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(people_read_labels_and_data_holds_ids) {
  Table table{.name = "t",
              .columns = {{.key = "candidate", .title = "Candidate"},
                          {.key = "like", .title = "Like", .kind = ColumnKind::list}}};
  const auto names = std::make_shared<const Labels>(Labels{{"ana-ruiz", "Ana Ruiz"}});
  for (auto& column : table.columns) column.labels = names;
  table.add({"ana-ruiz", std::vector<std::string>{"ana-ruiz", "jo"}});
  Document document;
  document.add(table);
  BOOST_TEST(render_to_string(document, Format::text).find("Ana Ruiz   Ana Ruiz, jo") !=
             std::string::npos);
  BOOST_TEST(render_to_string(document, Format::csv) == "candidate,like\nana-ruiz,ana-ruiz; jo\n");
}

BOOST_AUTO_TEST_CASE(a_dense_page_stands_close) {
  Document document{.dense = true};
  document.add(Heading{.level = 2, .text = "Part"});
  document.add(Quote{.words = "one", .who = "Ana"}).add(Quote{.words = "two", .who = "Ana"});
  document.add(Paragraph{.text = "and 3 more", .tone = Tone::muted});
  document.add(Heading{.level = 2, .text = "Next"})
      .add(Paragraph{"Words."})
      .add(Paragraph{"More."});
  BOOST_TEST(render_to_string(document, Format::text) ==
             "Part\n  │ “one”\n  │ Ana\n  │ “two”\n  │ Ana\nand 3 more\n\n"
             "Next\nWords.\n\nMore.\n");
}

BOOST_AUTO_TEST_CASE(text_tables_and_fields) {
  BOOST_TEST(shown(two_people(), Format::text) ==
             "People\n\n"
             "Name      Score  Known\n"
             "────────  ─────  ─────\n"
             "Ana|Ruiz   0.81    92%\n"
             "<Jo>          -     0%\n");
  BOOST_TEST(shown(Table{.title = "People", .when_empty = "nobody yet"}, Format::text) ==
             "People\nnobody yet\n");
  BOOST_TEST(shown(KeyValues{.fields = {{.key = "a", .title = "Offer story", .value = true},
                                        {.key = "pay", .value = std::optional<int>{}}}},
                   Format::text) == "Offer story  yes\npay          not captured\n");
}

BOOST_AUTO_TEST_CASE(text_bars) {
  BOOST_TEST(shown(three_bars(), Format::text) ==
             "Heard\n\n"
             "Autonomy  ████████          6 of 12\n"
             "Impact    ····├───●──┤····  50% (25–75%)\n"
             "Pay                         not captured\n");
  BOOST_TEST(shown(three_bars(), Format::text, false) ==
             "Heard\n\n"
             "Autonomy  ########........  6 of 12\n"
             "Impact    ....[---o--]....  50% (25-75%)\n"
             "Pay                         not captured\n");
}

BOOST_AUTO_TEST_CASE(wide_tables_become_records_before_they_become_illegible) {
  Table table{.name = "t"};
  for (const char* title : {"Candidate", "Interviewer", "Recommendation", "Evidence"}) {
    table.columns.push_back({.key = title, .title = title});
  }
  table.columns[3].kind = ColumnKind::integer;
  table.add({"Ana Ruiz", "Marten Vos", "hire her before anybody else does", 12});
  table.add({"Jo", "Ilse", "no", 1});
  BOOST_TEST(render_to_string(Document{}.add(table), Format::text, {.width = 40}) ==
             "Candidate      Ana Ruiz\n"
             "Interviewer    Marten Vos\n"
             "Recommendatio  hire her before anybody\n"
             "n              else does\n"
             "Evidence       12\n"
             "────────\n"
             "Candidate      Jo\n"
             "Interviewer    Ilse\n"
             "Recommendatio  no\n"
             "n\n"
             "Evidence       1\n");
}

BOOST_AUTO_TEST_CASE(colour_adds_to_words_and_takes_no_room) {
  const auto document = test::document_full_of("some words, to be wrapped where the line ends");
  auto coloured = render_to_string(document, Format::text, {.width = 40, .color = true});
  BOOST_TEST(coloured.find("\x1b[1m") != std::string::npos);
  for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  std::string bare;
  for (const auto& line : test::lines_of(coloured)) {
    bare += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  BOOST_TEST(bare == render_to_string(document, Format::text, {.width = 40}));
}

BOOST_AUTO_TEST_CASE(markdown_blocks) {
  BOOST_TEST(shown(Heading{.level = 3, .text = "C #\nx"}, Format::md) == "### C # x\n\n");
  BOOST_TEST(shown(Heading{.level = 2, .text = "C #"}, Format::md) == "## C \\#\n\n");
  BOOST_TEST(shown(Paragraph{.text = "a_b", .tone = Tone::note}, Format::md) ==
             "**Note:** a\\_b\n\n");
  BOOST_TEST(shown(said(), Format::md) ==
             "> “I want to own the roadmap, not just the backlog.”\n>\n"
             "> — Ana Ruiz · screen · 2026-03-04 · 00:12:40 · conversation 12\n\n");
  BOOST_TEST(shown(List{.items = {"a", "b\nc"}}, Format::md) == "- a\n- b\\\n  c\n\n");
  BOOST_TEST(shown(two_people(), Format::md) ==
             "**People**\n\n"
             "| Name | Score | Known |\n| --- | --: | --: |\n"
             "| Ana\\|Ruiz | 0.81 | 92% |\n| &lt;Jo> | - | 0% |\n\n");
  BOOST_TEST(shown(KeyValues{.fields = {{.key = "pay", .title = "Pay"}}}, Format::md) ==
             "- **Pay:** not captured\n\n");
  BOOST_TEST(shown(three_bars(), Format::md) ==
             "| Heard |  |  |\n| --- | --- | --- |\n"
             "| Autonomy | ██████████ | 6 of 12 |\n"
             "| Impact | ██████████ | 50% (25–75%) |\n"
             "| Pay |  | not captured |\n\n");
}

BOOST_AUTO_TEST_CASE(html_blocks) {
  BOOST_TEST(body_of(shown(Paragraph{.text = "R&D", .tone = Tone::warning}, Format::html)) ==
             "<p class=\"warning\"><strong>Warning:</strong> R&amp;D</p>\n");
  BOOST_TEST(body_of(shown(said(), Format::html)) ==
             "<figure class=\"quote\">\n<blockquote><p>I want to own the roadmap, not just the "
             "backlog.</p></blockquote>\n<figcaption><bdi>Ana Ruiz</bdi> · <bdi>screen</bdi> · "
             "<bdi>2026-03-04</bdi> · <bdi>00:12:40</bdi> · <bdi>conversation "
             "12</bdi></figcaption>\n</figure>\n");
  BOOST_TEST(body_of(shown(List{.items = {"a"}, .ordered = true}, Format::html)) ==
             "<ol>\n<li>a</li>\n</ol>\n");
  BOOST_TEST(body_of(shown(two_people(), Format::html)) ==
             "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"People\">\n<table>\n"
             "<caption>People</caption>\n<thead>\n<tr><th scope=\"col\">Name</th>"
             "<th scope=\"col\" class=\"number\">Score</th>"
             "<th scope=\"col\" class=\"number\">Known</th></tr>\n</thead>\n<tbody>\n"
             "<tr><th scope=\"row\">Ana|Ruiz</th><td class=\"number\">0.81</td>"
             "<td class=\"number\">92%</td></tr>\n"
             "<tr><th scope=\"row\">&lt;Jo&gt;</th><td class=\"number missing\">-</td>"
             "<td class=\"number\">0%</td></tr>\n</tbody>\n</table>\n</div>\n");
  const auto bars = body_of(shown(three_bars(), Format::html));
  BOOST_TEST(bars.find("<svg aria-hidden=\"true\"") != std::string::npos);
  BOOST_TEST(bars.find("<rect class=\"value\" width=\"50%\"") != std::string::npos);
  BOOST_TEST(bars.find("x=\"25%\" width=\"50%\"") != std::string::npos);
  BOOST_TEST(bars.find("<span class=\"words\">not captured</span>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(html_lays_a_table_out_by_what_stands_in_it) {
  const std::string sentence = "I want to own the roadmap, and not just the backlog of it.";
  Table table{.name = "t",
              .columns = {{.key = "kind", .title = "Kind"},
                          {.key = "words", .title = "Words"},
                          {.key = "id", .title = "Id"}}};
  table.add({"screen", sentence, "ana-ruiz"});
  table.add({"screen", std::string(29, 'x'), "jo-okafor"});
  Document document;
  document.add(Heading{.text = "Said"}).add(table);
  const auto html = body_of(render_to_string(document, Format::html));
  // Two rows of one kind: it names neither of them.
  BOOST_TEST(html.find("scope=\"row\"") == std::string::npos);
  BOOST_TEST(html.find("aria-label=\"Said\"") != std::string::npos);
  BOOST_TEST(html.find("<td class=\"brief\">screen</td><td class=\"prose\">I want") !=
             std::string::npos);
  BOOST_TEST(html.find("<td class=\"prose long\">xxx") != std::string::npos);
  BOOST_TEST(html.find("class=\"even\"") == std::string::npos);
  table.even = true;
  BOOST_TEST(body_of(shown(table, Format::html)).find("<table class=\"even\">") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(html_says_what_it_belongs_to) {
  const Document document{.kind = "ranking", .title = "Ranking"};
  const auto html = render_to_string(document, Format::html, {.about = "Nurse, <Ward> 4"});
  BOOST_TEST(html.find("<title>Ranking · Nurse, &lt;Ward&gt; 4</title>") != std::string::npos);
  BOOST_TEST(html.find("<p class=\"about\">Nurse, &lt;Ward&gt; 4</p>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(html_draws_nothing_known_as_nothing) {
  Bars bars;
  bars.bars = {{.label = "a", .interval = Interval{0, 1}},
               {.label = "b", .value = 0.5, .interval = Interval{0, 1}}};
  const auto html = body_of(shown(bars, Format::html));
  const auto unknown = html.find("class=\"range unknown\"");
  BOOST_TEST(unknown != std::string::npos);
  BOOST_TEST(html.find("class=\"range unknown\"", unknown + 1) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(html_sections_nest_and_close) {
  Document document;
  for (const int level : {2, 3, 4, 3, 2}) document.add(Heading{.level = level, .text = "x"});
  BOOST_TEST(
      body_of(render_to_string(document, Format::html)) ==
      "<section id=\"section-1\">\n<h2>x</h2>\n<section>\n<h3>x</h3>\n<section>\n<h4>x</h4>\n"
      "</section>\n</section>\n<section>\n<h3>x</h3>\n</section>\n</section>\n"
      "<section id=\"section-2\">\n<h2>x</h2>\n</section>\n");
}

BOOST_AUTO_TEST_CASE(html_asks_nothing_of_the_network) {
  const auto html = render_to_string(test::document_full_of("https://x.example"), Format::html,
                                     {.generator = "winloop 1"});
  BOOST_TEST(html.find("default-src 'none'; style-src 'sha256-") != std::string::npos);
  for (const char* reaching :
       {"<script", "<link", "<img", "@import", "url(", "style=\"", " src="}) {
    BOOST_TEST(html.find(reaching) == std::string::npos, reaching);
  }
  BOOST_TEST(html.find("content=\"winloop 1\"") != std::string::npos);
  BOOST_TEST(html.find("name=\"viewport\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(blocks_for_data_are_not_for_people) {
  Document document;
  document.add(Paragraph{"for data"}, Show::data);
  document.add(Data{.name = "raw"});
  for (const auto format : {Format::text, Format::md}) {
    BOOST_TEST(render_to_string(document, format).empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
