// Documents and mail: what is read, what is refused and why.
#include "said.hpp"
#include "support.hpp"
#include <winloop/transcript/mail.hpp>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

using winloop::transcript::Format;

namespace {

std::string kept(const char* name) {
  return winloop::test::slurp(std::filesystem::path(WINLOOP_CORPUS) / name);
}

std::string why_not(Format format, const char* name) {
  return winloop::test::refusal(format, kept(name));
}

std::string words_of_mail(const std::string& bytes) {
  const auto read = winloop::transcript::read(bytes, Format::email, "file");
  std::string words;
  for (const auto& utterance : read.utterances) words += utterance.text + "|";
  return words;
}

/// A PDF of one page; `objects` are numbered from 4, the page's content, and `trailer` has what is
/// to stand in it beside the root.
std::string pdf_of(const std::vector<std::string>& objects, const std::string& trailer = {}) {
  std::string bytes = "%PDF-1.4\n";
  int number = 0;
  const auto add = [&](const std::string& object) {
    bytes += fmt::format("{} 0 obj\n{}\nendobj\n", ++number, object);
  };
  add("<</Type/Catalog/Pages 2 0 R>>");
  add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
  add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
      "/Resources<</XObject<</X 5 0 R>>>>>>");
  for (const auto& object : objects) add(object);
  return bytes + fmt::format("trailer\n<</Size {}/Root 1 0 R{}>>\n%%EOF\n", number + 1, trailer);
}

std::string stream_of(const std::string& dictionary, const std::string& content) {
  return fmt::format("<<{}/Length {}>>\nstream\n{}\nendstream", dictionary, content.size(),
                     content);
}

/// A few hundred bytes that ask for ten to the ninth words: forms that draw forms.
std::string pdf_of_forms_in_forms() {
  constexpr int depth = 9;
  std::string ten_times;
  for (int i = 0; i < 10; ++i) ten_times += "/X Do ";
  std::vector<std::string> objects{stream_of("", ten_times)};
  for (int level = 0; level < depth; ++level) {
    const auto inner = fmt::format("/XObject<</X {} 0 R>>", 6 + level);
    objects.push_back(stream_of(
        fmt::format("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<{}>>", inner),
        ten_times));
  }
  objects.push_back(
      stream_of("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F "
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
                "BT /F 12 Tf 50 700 Td (own) Tj ET"));
  return pdf_of(objects);
}

const std::string mail_head = "From: Ana Ruiz <ana@mail.example>\nMessage-ID: <1@mail.example>\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(documents)

BOOST_AUTO_TEST_CASE(formats_are_told_by_content_not_by_name) {
  BOOST_TEST(winloop::test::recognised(kept("two-pages.pdf"), "cv.txt") == "pdf");
  BOOST_TEST(winloop::test::recognised(kept("letter.docx"), "cv.pdf") == "docx");
  BOOST_TEST(winloop::test::recognised(kept("with-attachment.eml"), "a.txt") == "email");
  BOOST_TEST(winloop::test::recognised(kept("three-messages.mbox"), "a.txt") == "mbox");
  BOOST_TEST(winloop::test::recognised("From: here to there\n\nA talk.\n", "a.txt") != "email");
}

BOOST_AUTO_TEST_CASE(a_pdf_gives_paragraphs_with_their_page) {
  const auto read = winloop::transcript::read(kept("two-pages.pdf"), Format::pdf, "file");
  BOOST_REQUIRE(read.utterances.size() == 5);
  BOOST_TEST(read.utterances[1].text ==
             "Platform engineer, C\xc3\xa1"
             "diz");
  BOOST_TEST(read.utterances[2].text.starts_with("I have run"));
  BOOST_TEST(read.utterances[2].text.ends_with("build it with."));
  BOOST_TEST(page_of(read.utterances[2]).value() == 1U);
  BOOST_TEST(page_of(read.utterances[4]).value() == 2U);
  BOOST_TEST(read.utterances[4].text.ends_with("(and wrote down how)."));
}

BOOST_AUTO_TEST_CASE(a_word_document_gives_paragraphs) {
  const auto bytes = kept("letter.docx");
  const auto read = winloop::transcript::read(bytes, Format::docx, "file");
  BOOST_REQUIRE(read.utterances.size() == 3);
  BOOST_TEST(read.utterances[0].text == "Dear Ms Vossberg,");
  BOOST_TEST(!page_of(read.utterances[0]).has_value());
}

BOOST_AUTO_TEST_CASE(a_transcript_in_a_word_file_has_its_speakers) {
  using namespace std::chrono_literals;
  const auto teams = winloop::transcript::read(kept("teams.docx"), Format::docx, "file");
  BOOST_REQUIRE(teams.speakers.size() == 2);
  BOOST_TEST(teams.speakers[1] == "Ana Ruiz");
  BOOST_REQUIRE(teams.utterances.size() == 6);
  BOOST_TEST(teams.utterances[0].speaker == -1);
  BOOST_TEST(teams.utterances[3].speaker == 1);
  BOOST_TEST((teams.utterances[3].start == 9s));
  BOOST_TEST(teams.utterances[3].text ==
             "I want to own it end to end.\nMy notice is three months.");
  BOOST_TEST((teams.utterances[4].start == 1h + 2min + 20s));
  BOOST_TEST(teams.utterances[5].speaker == -1);

  const auto paragraphs = winloop::transcript::read_word_paragraphs(kept("teams.docx"), "file");
  BOOST_TEST(paragraphs.speakers.empty());
  BOOST_TEST(paragraphs.utterances[2].text == "Duarte Simas   0:04\nWhy would you leave?");

  const auto otter = winloop::transcript::read(kept("otter.docx"), Format::docx, "file");
  BOOST_REQUIRE(otter.utterances.size() == 3);
  BOOST_TEST(otter.speakers[std::size_t(otter.utterances[1].speaker)] == "Ana Ruiz");
  BOOST_TEST(!otter.utterances[1].start.has_value());

  // Times at the ends of lines make no talk.
  const auto cv = winloop::transcript::read(kept("marathons.docx"), Format::docx, "file");
  BOOST_TEST(cv.speakers.empty());
  BOOST_TEST(cv.utterances.size() == 4U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_refused_with_a_reason) {
  using winloop::test::says;
  BOOST_TEST(says(why_not(Format::pdf, "scanned.pdf"), "perhaps scanned"));
  BOOST_TEST(says(why_not(Format::pdf, "no-pages.pdf"), "broken PDF"));
  BOOST_TEST(says(why_not(Format::docx, "cut.docx"), "broken zip archive"));
  BOOST_TEST(says(why_not(Format::docx, "bomb.docx"), "unpacks to more than"));
  BOOST_TEST(says(why_not(Format::docx, "entities.docx"), "document type"));
  BOOST_TEST(says(why_not(Format::docx, "deep.docx"), "not well-formed"));
  BOOST_TEST(says(why_not(Format::email, "deep.eml"), "parts deep"));
}

BOOST_AUTO_TEST_CASE(what_a_password_protects_is_refused) {
  using winloop::test::says;
  const auto encrypted =
      pdf_of({stream_of("", "BT ET"), "<</Type/XObject>>",
              fmt::format("<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>", std::string(64, '4'))},
             "/Encrypt 6 0 R/ID[<00112233><00112233>]");
  BOOST_TEST(says(winloop::test::refusal(Format::pdf, encrypted), "protected by a password"));
  // Word wraps such a document into an OLE container.
  std::string wrapped = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  wrapped.resize(512, '\0');
  const auto why = winloop::test::recognised(wrapped, "cv.docx");
  BOOST_TEST(says(why, "password"));
  BOOST_TEST(says(why, "without one"));
}

BOOST_AUTO_TEST_CASE(a_pdf_that_asks_for_too_much_is_given_up) {
  using winloop::test::says;
  const auto laughs = pdf_of_forms_in_forms();
  BOOST_TEST(laughs.size() < 5000U);
  BOOST_TEST(says(winloop::test::refusal(Format::pdf, laughs, {.seconds = 1}),
                  "takes more than 1 seconds to read"));
  BOOST_TEST(
      says(winloop::test::refusal(Format::pdf, kept("two-pages.pdf"), {.unpacked_bytes = 100}),
           "more than 100 bytes of text"));
}

BOOST_AUTO_TEST_CASE(text_that_is_an_application_is_paragraphs) {
  const std::string text = "# Ana Ruiz\nSkills: C++, Go\nLanguages: two\n\n- one\n- two\n";
  BOOST_TEST((winloop::transcript::recognise(
                  text, "cv.md", winloop::ConversationKind::application) == Format::document));
  BOOST_TEST(winloop::test::said(Format::document, text) ==
             "? - # Ana Ruiz\n? - Skills: C++, Go/Languages: two\n? - - one\n? - - two\n");
}

BOOST_AUTO_TEST_CASE(mail_gives_the_new_words_of_its_sender) {
  const auto bytes = kept("with-attachment.eml");
  const auto read = winloop::transcript::read(bytes, Format::email, "file");
  BOOST_REQUIRE(read.utterances.size() == 1);
  BOOST_TEST(read.speakers.at(0) == "Ana Ruiz");
  BOOST_TEST(read.utterances[0].text ==
             "Priya, the caf\xc3\xa9 was a good idea. I will send you my answer by Friday.");
  const auto mail = winloop::transcript::read_mail(bytes, "file");
  BOOST_TEST(mail.from.email == "ana.ruiz@mail.example");
  BOOST_TEST(mail.on.value().to_string() == "2026-03-04");
  BOOST_REQUIRE(mail.attachments.size() == 1);
  BOOST_TEST(mail.attachments[0].readable);
  BOOST_TEST(winloop::transcript::read_attachment(bytes, "cv.pdf", "file") ==
             kept("two-pages.pdf"));
}

BOOST_AUTO_TEST_CASE(quoted_words_and_signatures_are_left_out_and_answers_between_them_stay) {
  const auto plain = [](const std::string& body) { return words_of_mail(mail_head + "\n" + body); };
  BOOST_TEST(plain("> Thursday?\nYes.\n\n> Ten?\nEleven.\n") == "Yes.|Eleven.|");
  BOOST_TEST(plain("Yes.\n\nOn 3 March Priya wrote:\n\n> Thursday?\n") == "Yes.|");
  BOOST_TEST(plain("Yes.\n\nFrom: P\nSent: Monday\nTo: A\n\nThursday?\n") == "Yes.|");
  BOOST_TEST(plain("Yes.\n\n-- \nAna\n") == "Yes.|");
  BOOST_TEST(plain("This is what I wrote:\na letter.\n") == "This is what I wrote:\na letter.|");
  BOOST_TEST(plain(">From Monday on.\n") == "From Monday on.|");
}

BOOST_AUTO_TEST_CASE(html_is_read_where_there_is_no_plain_text) {
  const auto html = mail_head +
                    "Content-Type: text/html; charset=utf-8\n\n<style>p{}</style><p>Yes, "
                    "<b>Thursday</b> &amp; Friday.</p><ul><li>one</ul><div "
                    "class=gmail_quote>Old</div><script>x</script>";
  BOOST_TEST(words_of_mail(html) == "Yes, Thursday & Friday.|- one|");
}

BOOST_AUTO_TEST_CASE(an_encoding_that_no_part_names_is_refused_then_taken_as_said) {
  const auto bytes = mail_head + "\ncaf\xe9\n";
  BOOST_TEST(winloop::test::says(winloop::test::refusal(Format::email, bytes), "windows-1252"));
  const auto read = winloop::transcript::read(bytes, Format::email, "file", {}, "windows-1252");
  BOOST_TEST(read.utterances.at(0).text == "caf\xc3\xa9");
}

BOOST_AUTO_TEST_CASE(a_mailbox_is_taken_apart) {
  const auto bytes = kept("three-messages.mbox");
  const auto messages = winloop::transcript::messages_of_mailbox(bytes);
  BOOST_REQUIRE(messages.size() == 3);
  for (const auto& one : messages) BOOST_TEST(bytes.substr(one.from, 5) == "From:");
}

BOOST_AUTO_TEST_CASE(the_head_that_outlook_repeats_ends_the_new_words_in_any_language) {
  const auto plain = [](const std::string& body) { return words_of_mail(mail_head + "\n" + body); };
  for (const auto* head :
       {"Von: P\nGesendet: Montag\nAn: A\nBetreff: x",
        "De : P\nEnvoy\xc3\xa9 : lundi\n\xc3\x80 : A", "De: P\nEnviado el: lunes\nPara: A",
        "Van: P\nVerzonden: maandag\nAan: A",
        "Od: P\nWys\xc5\x82"
        "ano: poniedzia\xc5\x82"
        "ek\nDo: A",
        "Da: P\nInviato: luned\xc3\xac\nA: A", "De: P\nEnviada em: segunda\nPara: A",
        "*From:* P\n*Sent:* Monday\n*To:* A", "From: P\n\nSent: Monday\n\nTo: A"}) {
    BOOST_TEST(plain("Yes.\n\n" + std::string(head) + "\n\nThursday?\n") == "Yes.|", head);
  }
  BOOST_TEST(plain("Von: here\nto there: far\nTo: you\n") == "Von: here\nto there: far\nTo: you|");
}

BOOST_AUTO_TEST_CASE(what_outlook_on_the_web_quotes_is_left_out) {
  const auto html =
      mail_head +
      "Content-Type: text/html; charset=utf-8\n\n<html><body><div>That is fine.</div>"
      "<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> K<br>"
      "<b>Sent:</b> Tuesday<br></div><div><div>I'll send references.</div></div>"
      "<p>Bye</p></body></html>";
  BOOST_TEST(words_of_mail(html) == "That is fine.|");
}

BOOST_AUTO_TEST_CASE(copies_of_a_mail_are_the_same_mail) {
  const auto identity = [](const std::string& bytes) {
    return winloop::transcript::identity_of(
        winloop::transcript::read_mail(bytes, "file"),
        winloop::transcript::read(bytes, Format::email, "file"));
  };
  const std::string head =
      "From: Ana <ana@mail.example>\nDate: Wed, 4 Mar 2026 09:00:00 +0000\nSubject: x\n";
  const std::string body = "\nI'll send it\nby Thursday.\n";
  const auto with_id = head + "Message-ID: <abc@mail.example>\n" + body;
  BOOST_TEST(identity(with_id) == identity("Received: by mx\n" + with_id));
  BOOST_TEST(identity(with_id) != identity(head + "Message-ID: <d@mail.example>\n" + body));
  auto crlf = head + body;
  for (auto at = crlf.find('\n'); at != std::string::npos; at = crlf.find('\n', at + 2))
    crlf.replace(at, 1, "\r\n");
  BOOST_TEST(identity(head + body) == identity(crlf + "\r\n"));
  BOOST_TEST(identity(head + body) != identity(head + "\nNo.\n"));
}

BOOST_AUTO_TEST_SUITE_END()
